import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookFrom, nodeHost } from '../../src/host/index.ts';
import { discover, emptyLock, lockText, treeOf } from '../../src/plugins/index.ts';
import { packageJson, whereOf } from './given.ts';

let top = '';
let project = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'odpm-plugins-'));
  project = join(top, 'project');
  mkdirSync(project);
});
afterEach(() => rmSync(top, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

const look = () => lookFrom(nodeHost(process.cwd()), project);

const foundIn = async (extensions: object, more: object = {}) =>
  discover({ ...(await whereOf({ extensions })), folder: project, look: look(), ...more });

const messages = ({ plugins, problems }: Awaited<ReturnType<typeof foundIn>>) =>
  [...problems, ...plugins.flatMap((plugin) => plugin.problems)].map(
    ({ code, message }) => `${code}: ${message}`,
  );

const traefik = packageJson({ name: 'traefik' }, { name: 'odpm-plugin-traefik', version: '1.2.3' });

test('a plugin file that is a symbolic link is not loaded', async () => {
  put('scripts/audit.mjs', 'export default {};');
  mkdirSync(join(project, '.odpm/plugins'), { recursive: true });
  symlinkSync(join(top, 'scripts/audit.mjs'), join(project, '.odpm/plugins/audit.mjs'));
  const found = await foundIn({});
  expect(messages(found)).toEqual(['plugins/path-outside: .odpm/plugins/audit.mjs is a symbolic link']);
  expect(found.plugins.flatMap(({ items }) => items)).toEqual([]);
});

test('so is none below a folder that is one', async () => {
  put('elsewhere/plugins/audit.mjs', 'export default {};');
  symlinkSync(join(top, 'elsewhere'), join(project, '.odpm'));
  expect(messages(await foundIn({ local: ['audit'] }))).toEqual([
    'plugins/path-outside: .odpm/plugins is a symbolic link',
  ]);
});

test('a package is looked for in the project alone, and in no folder above it', async () => {
  put('node_modules/odpm-plugin-traefik/package.json', traefik);
  put('project/node_modules/odpm-plugin-traefik/package.json', traefik);
  const plugins = { plugins: { 'odpm-plugin-traefik': '^1.2.0' } };
  expect(messages(await foundIn(plugins))).toEqual([
    'plugins/not-installed: the package odpm-plugin-traefik is not installed',
  ]);
  expect(messages(await foundIn(plugins, { installed: false }))).toEqual([]);
});

async function install(): Promise<void> {
  const folder = 'project/.odpm/packages/node_modules/odpm-plugin-traefik';
  put(`${folder}/package.json`, traefik);
  put(`${folder}/index.js`, 'export default {};');
  const tree = await treeOf({ folder: join(top, folder), without: new Set() }, look());
  const locked = { spec: '^1.2.0', version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==`, tree };
  put(
    'project/.odpm/plugins.lock.json',
    lockText({ ...emptyLock, plugins: { 'odpm-plugin-traefik': locked } }),
  );
}

test('a package that is installed is a plugin by the name that it gives itself', async () => {
  await install();
  const { plugins } = await foundIn({
    plugins: { 'odpm-plugin-traefik': '^1.2.0' },
    config: { traefik: {} },
  });
  expect(plugins[0]).toMatchObject({
    name: 'traefik',
    origin: 'package',
    version: '1.2.3',
    api: '1.1.0',
    entry: join(project, '.odpm/packages/node_modules/odpm-plugin-traefik/index.js'),
    root: join(project, '.odpm/packages/node_modules/odpm-plugin-traefik'),
    from: '.odpm/packages/node_modules/odpm-plugin-traefik',
    problems: [],
  });
  expect(plugins[0]?.items.map(({ title }) => title)).toEqual([
    'plugin traefik (.odpm/packages/node_modules/odpm-plugin-traefik)',
  ]);
});

test('a package and a plugin of the project that have one name are both told', async () => {
  await install();
  put('project/.odpm/plugins/traefik.mjs', 'export default {};');
  expect(messages(await foundIn({ plugins: { 'odpm-plugin-traefik': '^1.2.0' } }))).toEqual([
    'plugins/two-of-one-name: two plugins have the name "traefik": .odpm/packages/node_modules/odpm-plugin-traefik and .odpm/plugins/traefik.mjs',
  ]);
});

test('the bit that makes a file a program is asked about as a byte is', async () => {
  put('project/.odpm/plugins/audit.mjs', 'export default {};');
  const digestOf = async () => (await foundIn({})).plugins[0]?.items[0]?.digest;
  const before = await digestOf();
  // What a person's umask leaves of the others differs from machine to machine.
  chmodSync(join(project, '.odpm/plugins/audit.mjs'), 0o600);
  expect(await digestOf()).toBe(before);
  chmodSync(join(project, '.odpm/plugins/audit.mjs'), 0o755);
  expect(await digestOf()).not.toBe(before);
});
