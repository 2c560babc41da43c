import { expect, test } from 'vitest';
import { packageJson, saidOf, surveyOf } from './given.ts';

const names = async (given: Parameters<typeof surveyOf>[0]): Promise<string[]> =>
  (await surveyOf(given)).plugins.map(({ name }) => name);

const three = {
  '.odpm/plugins/warmup.mjs': '',
  '.odpm/plugins/audit.ts': '',
  '.odpm/plugins/mailpit/package.json': packageJson({ name: 'mailpit' }),
  '.odpm/plugins/mailpit/index.js': '',
};

test('a project without plugins has none', async () => {
  expect(await surveyOf({})).toEqual({ plugins: [], off: new Map(), problems: [], left: [] });
});

test('without a list every plugin of the folder is found, by name', async () => {
  expect(await names({ files: three })).toEqual(['audit', 'mailpit', 'warmup']);
});

test('a list says which plugins there are, and their order', async () => {
  expect(await names({ files: three, extensions: { local: ['warmup', 'audit'] } })).toEqual([
    'warmup',
    'audit',
  ]);
  expect(await names({ files: three, extensions: { local: [] } })).toEqual([]);
});

test('what is no plugin is left alone', async () => {
  const files = {
    '.odpm/plugins/README.md': '',
    '.odpm/plugins/types.d.ts': '',
    '.odpm/plugins/audit.test.ts': '',
    '.odpm/plugins/vitest.config.ts': '',
    '.odpm/plugins/tsconfig.json': '',
    '.odpm/plugins/.eslintrc.js': '',
    '.odpm/plugins/_shared.ts': '',
    '.odpm/plugins/__init__.py': '',
    '.odpm/plugins/lib/words.ts': '',
    '.odpm/plugins/node_modules/x/package.json': '{}',
  };
  expect(await surveyOf({ files })).toEqual({ plugins: [], off: new Map(), problems: [], left: [] });
});

test('a single file is known by its name alone', async () => {
  const { plugins } = await surveyOf({ files: { '.odpm/plugins/audit.ts': '' } });
  expect(plugins[0]).toMatchObject({
    name: 'audit',
    origin: 'local',
    version: undefined,
    api: '1.0.0',
    entry: '/project/.odpm/plugins/audit.ts',
    root: '/project/.odpm/plugins',
    from: '.odpm/plugins/audit.ts',
    hooks: undefined,
    problems: [],
  });
});

test('of a folder its package.json tells', async () => {
  const part = {
    name: 'mailpit',
    description: 'Mail catcher.',
    author: 'My Company',
    requires: {},
    commands: { inbox: { summary: 'Open the inbox.', access: 'read' } },
    hooks: ['mycompany.odpm.hooks.warmup'],
    aliases: { 'old.id': 'mailpit.step' },
  };
  const { plugins } = await surveyOf({
    files: {
      '.odpm/plugins/mailpit/package.json': packageJson(part),
      '.odpm/plugins/mailpit/index.js': '',
    },
  });
  expect(plugins[0]).toMatchObject({
    ...part,
    version: '1.0.0',
    api: '1.1.0',
    entry: '/project/.odpm/plugins/mailpit/index.js',
    root: '/project/.odpm/plugins/mailpit',
    from: '.odpm/plugins/mailpit',
    problems: [],
  });
});

test('plugins of odpm itself come before those of the project', async () => {
  const { plugins } = await surveyOf({ files: three, extensions: { plugins: { redis: 'builtin' } } });
  expect(plugins.map(({ name, origin, from }) => `${name} ${origin} ${from}`)).toEqual([
    'redis built-in odpm itself',
    'audit local .odpm/plugins/audit.ts',
    'mailpit local .odpm/plugins/mailpit',
    'warmup local .odpm/plugins/warmup.mjs',
  ]);
});

test('what is wrong with names and places is told, each at its place', async () => {
  const said = await saidOf({
    files: {
      ...three,
      '.odpm/plugins/audit.mjs': '',
      '.odpm/plugins/legacy.py': '',
      '.odpm/plugins/warmup.py': '',
      '.odpm/plugins/My Plugin.ts': '',
      'scripts/linked.mjs': '',
    },
    links: { '.odpm/plugins/linked.mjs': '/project/scripts/linked.mjs' },
    extensions: { plugins: { mailpit: 'builtin', radis: 'builtin' } },
  });
  await expect(said).toMatchFileSnapshot('discover-names.txt');
});

test('what a list names and the folder does not have is told where the list says it', async () => {
  const given = {
    files: { ...three, '.odpm/plugins/legacy.py': '', '.odpm/plugins/lib/words.ts': '' },
    extensions: { local: ['legacy', 'warmpu', 'lib', 'telemetry'] },
  };
  await expect(await saidOf(given)).toMatchFileSnapshot('discover-listed.txt');
  expect(await saidOf({ ...given, installed: false })).toContain('warning: there is no plugin "telemetry"');
});

test('nothing is loaded through a folder that is a link', async () => {
  const { plugins, problems } = await surveyOf({
    files: { 'tools/audit.mjs': '' },
    links: { '.odpm/plugins': '/project/tools' },
  });
  expect(plugins).toEqual([]);
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'plugins/path-outside: .odpm/plugins is a symbolic link',
  ]);
});
