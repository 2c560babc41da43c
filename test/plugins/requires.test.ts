import { expect, test } from 'vitest';
import { packageJson, saidOf, surveyOf } from './given.ts';

type Requires = Readonly<Record<string, Readonly<Record<string, string>>>>;

const files = (plugins: Requires) =>
  Object.fromEntries(
    Object.entries(plugins).flatMap(([name, requires]) => [
      [`.odpm/plugins/${name}/package.json`, packageJson({ name, requires })],
      [`.odpm/plugins/${name}/index.js`, ''],
    ]),
  );

const orderOf = async (plugins: Requires, local?: readonly string[]): Promise<string> => {
  const { plugins: found } = await surveyOf({
    files: files(plugins),
    ...(local && { extensions: { local } }),
  });
  return found.map(({ name }) => name).join(' ');
};

test('what is required comes first, else the order stays', async () => {
  expect(await orderOf({ a: { d: '*' }, b: {}, c: { a: '^1.0.0' }, d: {} })).toBe('b d a c');
  expect(await orderOf({ a: {}, b: {}, c: { b: '*' } }, ['c', 'b', 'a'])).toBe('b c a');
});

test('what is not there, does not fit or is switched off is told where it is asked for', async () => {
  const given = {
    files: {
      ...files({
        reports: { metrics: '^1.0.0', warmup: '*', audit: '^1.0.0', mailpit: '>=2', redis: '*' },
        mailpit: {},
      }),
      '.odpm/plugins/warmup.mjs': '',
      '.odpm/plugins/audit.mjs': '',
    },
    extensions: { plugins: { redis: 'builtin' }, disable: ['redis'] },
  };
  await expect(await saidOf(given)).toMatchFileSnapshot('requires-missing.txt');
});

test('what a package would be that is not there is not guessed', async () => {
  const given = {
    files: files({ reports: { traefik: '^1.0.0' } }),
    extensions: { plugins: { 'odpm-plugin-proxy': '^1.0.0' } },
  };
  expect(await saidOf({ ...given, installed: false })).toBe('');
});

test('plugins that require each other are told once, all of them', async () => {
  const { plugins } = await surveyOf({
    files: files({ a: { b: '*' }, b: { c: '*' }, c: { a: '*' }, d: {} }),
  });
  expect(
    plugins.map(({ name, problems }) => `${name}: ${problems.map(({ message }) => message).join()}`),
  ).toEqual([
    'd: ',
    'a: plugins require each other: a → b → c → a',
    'b: plugins require each other: a → b → c → a',
    'c: plugins require each other: a → b → c → a',
  ]);
  const said = await saidOf({ files: files({ a: { b: '*' }, b: { a: '*' } }) });
  await expect(said).toMatchFileSnapshot('requires-cycle.txt');
});
