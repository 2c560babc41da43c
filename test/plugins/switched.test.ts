import { expect, test } from 'vitest';
import { discover } from '../../src/plugins/index.ts';
import { packageJson, plain, surveyOf, whereOf } from './given.ts';

const files = { '.odpm/plugins/a.mjs': '', '.odpm/plugins/b.mjs': '', '.odpm/plugins/c.mjs': '' };

const stateOf = async (given: Parameters<typeof surveyOf>[0]) => {
  const { plugins, off, problems } = await discover(await whereOf({ files, ...given }));
  return {
    on: plugins.map(({ name }) => name).join(' '),
    off: Object.fromEntries(off),
    said: plain(problems),
  };
};

test('the environment narrows, and never adds', async () => {
  const ofRun = (names: string) => stateOf({ environment: { ODPM_PLUGINS: names } });
  expect(await ofRun('c, a')).toEqual({ on: 'a c', off: { b: 'ODPM_PLUGINS' }, said: '' });
  expect(await ofRun('')).toMatchObject({ on: '', said: '' });
  expect(await ofRun('a,bb')).toEqual({
    on: 'a',
    off: { b: 'ODPM_PLUGINS', c: 'ODPM_PLUGINS' },
    said: `warning: ODPM_PLUGINS names "bb", but there is no such plugin

  Did you mean "b"?

  plugins/unknown-plugin (odpm explain plugins/unknown-plugin)
`,
  });
});

test('the manifest, the user and the command line switch off, and each is named', async () => {
  expect(await stateOf({ extensions: { disable: ['a'] }, disabled: ['b', 'gone'] })).toEqual({
    on: 'c',
    off: { a: 'extensions.disable', b: 'user_settings.json' },
    said: '',
  });
  const extensions = { disable: ['a', 'telemetry'] };
  expect((await stateOf({ extensions })).said).toContain(
    'note: extensions.disable names "telemetry", but there is no such plugin',
  );
});

test('without plugins nothing of them is looked at', async () => {
  const broken = { '.odpm/plugins/d/package.json': '{' };
  const given = {
    files: { ...files, ...broken },
    off: true,
    extensions: { plugins: { '@my/proxy': '^1.0.0' } },
  };
  expect(await stateOf(given)).toEqual({
    on: '',
    off: Object.fromEntries(['proxy', 'a', 'b', 'c', 'd'].map((name) => [name, '--no-plugins'])),
    said: '',
  });
});

test("what is wrong with a plugin that is switched off is nobody's business", async () => {
  const broken = { '.odpm/plugins/d/package.json': packageJson({ name: 'e' }) };
  const found = await surveyOf({ files: { ...files, ...broken }, extensions: { disable: ['d'] } });
  expect(found.problems).toEqual([]);
  expect(found.left.map(({ name, problems }) => `${name} ${String(problems.length)}`)).toEqual(['d 2']);
});
