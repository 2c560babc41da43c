import { expect, test } from 'vitest';
import { packageJson, saidOf, surveyOf } from './given.ts';

const folder = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  files: { '.odpm/plugins/mailpit/package.json': text, '.odpm/plugins/mailpit/index.js': '', ...more },
});

test('flaws of the static part are told in its package.json, all at once', async () => {
  const part = {
    name: 'mailpitt',
    api: 1,
    entri: './index.js',
    hooks: ['warm up'],
    commands: { Inbox: { summary: '', access: 'all' } },
    requires: { redis: true },
    tasks: {},
  };
  const given = folder(packageJson(part, { version: '1' }));
  await expect(await saidOf(given)).toMatchFileSnapshot('static-flaws.txt');
});

test('what the static part means is checked where its shape is right', async () => {
  const part = { name: 'mailpit', api: 'one', entry: './dist/index.js', configSchema: 'gone.json' };
  const given = folder(packageJson({ ...part, requires: { redis: 'newest' } }));
  await expect(await saidOf({ ...given, extensions: { plugins: { redis: 'builtin' } } })).toMatchFileSnapshot(
    'static-meaning.txt',
  );
});

test('a folder needs a package.json that says it is a plugin', async () => {
  expect(await saidOf(folder('{ "name": "mailpit" }'))).toBe(
    `error: .odpm/plugins/mailpit/package.json has no "odpm" field

  .odpm/plugins/mailpit/package.json:1:3
  1 | { "name": "mailpit" }
        ~~~~~~

  Write there: "odpm": { "name": "mailpit", "api": ">=1.0 <2", "entry": "./index.js" }.

  plugins/no-odpm-field (odpm explain plugins/no-odpm-field)
`,
  );
  expect(await saidOf(folder('{ "name": '))).toContain('manifest/not-json');
});

test('an entry leads neither out of the folder nor over a link', async () => {
  const outside = folder(packageJson({ name: 'mailpit', entry: '../audit.js' }), {
    '.odpm/plugins/audit.js': '',
  });
  expect(await saidOf(outside)).toContain("error: ../audit.js is outside the plugin's folder");
  const { files } = folder(packageJson({ name: 'mailpit', entry: './dist/index.js' }), {
    'out/index.js': '',
  });
  const links = { '.odpm/plugins/mailpit/dist': '/project/out' };
  expect(await saidOf({ files, links, installed: false })).toContain(
    'error: .odpm/plugins/mailpit/dist/index.js is a symbolic link',
  );
});

const apiOf = async (api: string) => {
  const { plugins } = await surveyOf(folder(packageJson({ name: 'mailpit', api })));
  return plugins.map((plugin) => plugin.problems[0]?.message ?? plugin.api).join();
};

test('a plugin is served the highest version of the extension API that fits', async () => {
  expect(await apiOf('>=1.0 <2')).toBe('1.1.0');
  expect(await apiOf('1.0.x')).toBe('1.0.0');
  expect(await apiOf('*')).toBe('1.1.0');
  expect(await apiOf('^2.0.0')).toBe(
    'mailpit is made for the extension API ^2.0.0; this odpm has 1.0 and 1.1',
  );
});

test('a version of the extension API that is too new is told where it is written', async () => {
  expect(await saidOf(folder(packageJson({ name: 'mailpit', api: '^2.0.0' })))).toBe(
    `error: mailpit is made for the extension API ^2.0.0; this odpm has 1.0 and 1.1

  .odpm/plugins/mailpit/package.json:6:12
  6 |     "api": "^2.0.0",
                 ~~~~~~~~

  Use a version of it that is made for 1.1; if it works with that, write "api": ">=1.0 <2".

  plugins/api-range (odpm explain plugins/api-range)
`,
  );
});
