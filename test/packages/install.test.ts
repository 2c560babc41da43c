import { copyFileSync, cpSync, existsSync, lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { forgetCache, packed, plugin, project, put, top } from './given.ts';
import type { Project } from './given.ts';

const ran = (folder: string): string => join(folder, 'RAN');

let first = '';
let second = '';
let needy = '';

beforeAll(() => {
  const scripts = {
    preinstall: 'touch "$INIT_CWD/RAN"',
    postinstall: 'touch "$INIT_CWD/RAN"',
    prepare: 'touch RAN',
  };
  const dependency = packed('dependency', {
    'package.json': JSON.stringify({ name: 'dependency', version: '2.0.0' }),
    'index.js': '',
  });
  const files = (version: string) => ({
    'package.json': plugin('odpm-plugin-mail', version, {
      scripts,
      bin: './index.js',
      dependencies: { dependency: `file:${dependency}` },
      peerDependencies: { odpm: '>=5.0.0' },
      peerDependenciesMeta: { odpm: { optional: true } },
    }),
    'index.js': `export default {};\n`,
  });
  first = packed('mail', files('1.2.3'));
  second = packed('mail', files('1.3.0'));
  needy = packed('needy', {
    'package.json': plugin('odpm-plugin-needy', '1.0.0', {
      dependencies: { 'is-nowhere-to-be-had': '^1.0.0' },
    }),
    'index.js': '',
  });
}, 60_000);

const mail = { 'odpm-plugin-mail': 'file:vendor/mail.tgz' };

function withMail(tarball = first): Project {
  const shop = project(mail);
  put(join(shop.folder, 'vendor/keep'), '');
  copyFileSync(tarball, join(shop.folder, 'vendor/mail.tgz'));
  return shop;
}

const modules = '.odpm/packages/node_modules';

/** Everything below .odpm with what it holds. */
function state({ folder }: Project): Readonly<Record<string, string | undefined>> {
  const top = join(folder, '.odpm');
  if (!existsSync(top)) return {};
  const entries = readdirSync(top, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mtimeMs, mode } = lstatSync(path);
      return [
        path,
        entry.isFile()
          ? `${String(mode)} ${String(mtimeMs)}`
          : entry.isSymbolicLink()
            ? readlinkSync(path)
            : '',
      ];
    }),
  );
}

test('a package comes with what it needs in its own folder, no code of it runs, and it is locked to the byte', async () => {
  const shop = withMail();
  shop.put('.npmrc', 'ignore-scripts=false\nregistry=http://127.0.0.1:9/\ndry-run=true\n');
  const said = await shop.odpm('plugins install');
  expect(said).toEqual({
    code: 0,
    out: 'added    odpm-plugin-mail 1.2.3\n',
    err: 'None of this code has run: "odpm up" asks you before it does.\n',
  });
  expect(shop.text(`${modules}/odpm-plugin-mail/index.js`)).toBe('export default {};\n');
  expect(
    existsSync(join(shop.folder, modules, 'odpm-plugin-mail/node_modules/dependency/package.json')),
  ).toBe(true);
  expect(readlinkSync(join(shop.folder, modules, 'odpm'))).toBe(top);
  expect(readdirSync(join(shop.folder, '.odpm/packages'))).toEqual(['node_modules']);
  expect([shop.folder, join(shop.folder, '.odpm/packages')].map(ran).some(existsSync)).toBe(false);
  expect(shop.text('.odpm/.gitignore')).toContain('/packages/\n');
  const lock = JSON.parse(shop.text('.odpm/plugins.lock.json')) as { plugins: Record<string, object> };
  expect(lock.plugins).toEqual({
    'odpm-plugin-mail': {
      spec: 'file:vendor/mail.tgz',
      version: '1.2.3',
      integrity: expect.stringMatching(/^sha512-/) as string,
      tree: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    },
  });
});

test('a second install touches nothing', async () => {
  const shop = withMail();
  await shop.odpm('plugins install');
  const before = state(shop);
  expect(await shop.odpm('plugins install')).toEqual({
    code: 0,
    out: 'kept     odpm-plugin-mail 1.2.3\n',
    err: '',
  });
  expect(state(shop)).toEqual(before);
});

test('another machine gets the same from the lock', async () => {
  const here = withMail();
  await here.odpm('plugins install');
  const there = withMail();
  there.put('.odpm/plugins.lock.json', here.text('.odpm/plugins.lock.json'));
  const done = await there.odpm('plugins install --frozen');
  expect(done).toMatchObject({ code: 0, out: 'installed  odpm-plugin-mail 1.2.3\n' });
  expect(there.text('.odpm/plugins.lock.json')).toBe(here.text('.odpm/plugins.lock.json'));
});

test('a tarball with other bytes is refused, and taken when it is asked for by its name', async () => {
  const shop = withMail();
  await shop.odpm('plugins install');
  copyFileSync(second, join(shop.folder, 'vendor/mail.tgz'));
  rmSync(join(shop.folder, '.odpm/packages'), { recursive: true });
  forgetCache();
  const refused = await shop.odpm('plugins install');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('error: a tarball does not match the lock\n');
  const taken = await shop.odpm('plugins install odpm-plugin-mail');
  expect(taken).toMatchObject({ code: 0, out: 'changed  odpm-plugin-mail 1.2.3 to 1.3.0\n' });
});

test('with --frozen a lock that does not fit is refused', async () => {
  const shop = withMail();
  const said = await shop.odpm('plugins install --frozen');
  expect(said.code).toBe(3);
  expect(said.err).toMatch(
    /^error: \.odpm\/plugins\.lock\.json does not match the manifest: odpm-plugin-mail\n/,
  );
  expect(existsSync(join(shop.folder, modules))).toBe(false);
});

test('a package whose dependency cannot be had leaves everything as it was', async () => {
  const shop = withMail();
  await shop.odpm('plugins install');
  const [before, manifest] = [state(shop), shop.text('odpm.json')];
  copyFileSync(needy, join(shop.folder, 'vendor/needy.tgz'));
  const said = await shop.odpm(
    'plugins install odpm-plugin-needy@file:vendor/needy.tgz --write'.replace(
      'file:',
      `file:${shop.folder}/`,
    ),
  );
  expect(said.code).toBe(1);
  expect(said.err).toContain('is-nowhere-to-be-had');
  expect([state(shop), shop.text('odpm.json')]).toEqual([before, manifest]);
});

test('a signal while packages are fetched leaves everything as it was', async () => {
  const shop = withMail();
  await shop.odpm('plugins install');
  const [before, manifest] = [state(shop), shop.text('odpm.json')];
  copyFileSync(needy, join(shop.folder, 'vendor/needy.tgz'));
  const stopped = new AbortController();
  setTimeout(() => stopped.abort(130), 150);
  const code = (): 130 | undefined => (stopped.signal.aborted ? 130 : undefined);
  shop.otherwise({ catchSignals: () => ({ signal: stopped.signal, code, end: () => undefined }) });
  const said = await shop.odpm(`plugins install odpm-plugin-needy@${shop.folder}/vendor/needy.tgz --write`);
  expect(said).toMatchObject({ code: 130, err: '\nInterrupted: nothing was changed.\n' });
  expect([state(shop), shop.text('odpm.json')]).toEqual([before, manifest]);
});

test('what a killed run left between two names is put back', async () => {
  const shop = withMail();
  await shop.odpm('plugins install');
  cpSync(join(shop.folder, modules), join(shop.folder, '.odpm/packages/.old'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  rmSync(join(shop.folder, modules), { recursive: true });
  put(join(shop.folder, '.odpm/packages/.new/half'), '');
  expect((await shop.odpm('plugins install')).code).toBe(0);
  expect(readdirSync(join(shop.folder, '.odpm/packages'))).toEqual(['node_modules']);
});

test('a folder becomes a link, and nothing of it is locked', async () => {
  const shop = project();
  shop.put('own/mine/package.json', plugin('mine', '0.1.0'));
  const said = await shop.odpm(`plugins install mine@${shop.folder}/own/mine`, ['y']);
  expect(said.out).toContain('+      "mine": "file:own/mine"\n');
  expect(said.out).toContain('odpm.json is written\nadded    mine a link to own/mine\n');
  expect(readlinkSync(join(shop.folder, modules, 'mine'))).toBe(join(shop.folder, 'own/mine'));
  const lock = JSON.parse(shop.text('.odpm/plugins.lock.json')) as object;
  expect(lock).toEqual({
    version: 1,
    plugins: { mine: { spec: 'file:own/mine', link: true } },
    packages: {},
  });
});

test('nothing is fetched or written when the person says no, or nobody can be asked', async () => {
  const shop = withMail();
  const [before, words] = [shop.text('odpm.json'), 'plugins install redis'];
  const no = await shop.odpm(words, ['n']);
  const nobody = await shop.odpm(words);
  expect(no).toMatchObject({
    code: 0,
    err: 'Write this to odpm.json, and install? This runs none of its code. [Y/n] n\n',
  });
  expect(nobody).toMatchObject({
    code: 0,
    out: no.out,
    err: 'Nothing was changed; add --write to write it.\n',
  });
  expect(no.out).toContain('+      "redis": "builtin"\n');
  expect([shop.text('odpm.json'), state(shop)]).toEqual([before, {}]);
});

test('a package that is no plugin is refused, and so is one that brings an odpm of its own', async () => {
  const odd = packed('odd', { 'package.json': '{"name":"odd","version":"1.0.0"}' });
  const own = packed('odpm', { 'package.json': '{"name":"odpm","version":"9.0.0"}' });
  const greedy = packed('greedy', {
    'package.json': plugin('greedy', '1.0.0', { dependencies: { odpm: `file:${own}` } }),
    'index.js': '',
  });
  const shop = project();
  const noPlugin = await shop.odpm(`plugins install odd@${odd} --write`);
  expect(noPlugin.err).toContain('error: odd is not a plugin: its package.json has no "odpm" field\n');
  const brings = await shop.odpm(`plugins install greedy@${greedy} --write`);
  expect(brings.err).toContain('error: an odpm of its own comes with greedy\n');
  expect(readdirSync(join(shop.folder, '.odpm/packages'))).toEqual([]);
  expect(shop.text('odpm.json')).not.toContain('extensions');
});
