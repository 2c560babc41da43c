import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { lookFrom } from '../../src/host/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import {
  installedPackage,
  modulesFolder,
  seenOf,
  seenText,
  treeIn,
  treeOf,
  treesFile,
} from '../../src/plugins/index.ts';
import { originOf } from '../../src/model/index.ts';
import { packed, plugin, project, put } from './given.ts';
import type { Project } from './given.ts';

const spec = 'file:vendor/mail.tgz';
const own = `${modulesFolder}/mail`;
let installed: Project;

beforeAll(async () => {
  const tarball = packed('mail', {
    'package.json': plugin('mail', '1.2.3'),
    'index.js': 'export default {};\n',
    'lib/run.js': '',
  });
  installed = project({ mail: spec });
  put(join(installed.folder, 'vendor/keep'), '');
  copyFileSync(tarball, join(installed.folder, 'vendor/mail.tgz'));
  await installed.odpm('plugins install');
}, 60_000);

/** The same project once more, as it was installed. */
function copy(): Project {
  const shop = project({ mail: spec });
  cpSync(installed.folder, shop.folder, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  return shop;
}

interface Asked {
  readonly wants?: string;
  readonly everyByte?: boolean;
}

/** What a plan is told of the package, as people see it. */
async function told(
  { folder, host, text }: Project,
  { wants = spec, everyByte = false }: Asked = {},
): Promise<string> {
  const read = readManifest('odpm.json', text('odpm.json'));
  const at = read.ok ? originOf(read.value.origins, '/extensions/plugins/mail') : undefined;
  const wanted = { name: 'mail', spec: wants, at, everyByte };
  const found = await installedPackage(wanted, lookFrom(host, folder));
  return asText(found.problems, { width: 80, colour: false });
}

test('a package is where install puts it, as it is locked', async () => {
  const { folder, host } = copy();
  const wanted = { name: 'mail', spec, at: undefined };
  expect(await installedPackage(wanted, lookFrom(host, folder))).toEqual({
    folder: join(folder, own),
    linked: false,
    problems: [],
  });
});

test('a package that is not there says how it gets there', async () => {
  const shop = copy();
  rmSync(join(shop.folder, own), { recursive: true });
  await expect(await told(shop)).toMatchFileSnapshot('not-installed.txt');
});

test('a package in node_modules of the project or of a folder above it is not looked at', async () => {
  const shop = copy();
  mkdirSync(join(shop.folder, 'node_modules'));
  renameSync(join(shop.folder, own), join(shop.folder, 'node_modules/mail'));
  expect(await told(shop)).toContain('error: the package mail is not installed\n');
  mkdirSync(join(shop.folder, '.odpm/node_modules'));
  renameSync(join(shop.folder, 'node_modules/mail'), join(shop.folder, '.odpm/node_modules/mail'));
  expect(await told(shop)).toContain('error: the package mail is not installed\n');
});

test('a folder of packages that is a link leads nowhere', async () => {
  const shop = copy();
  renameSync(join(shop.folder, modulesFolder), join(shop.folder, 'elsewhere'));
  symlinkSync(join(shop.folder, 'elsewhere'), join(shop.folder, modulesFolder));
  expect(await told(shop)).toContain('error: the package mail is not installed\n');
});

test('another version than the locked one is told with both places', async () => {
  const shop = copy();
  shop.put(`${own}/package.json`, plugin('mail', '1.2.4'));
  await expect(await told(shop)).toMatchFileSnapshot('other-version.txt');
});

test('bytes, a bit, a file more or less: the files are not those that were installed', async () => {
  const changes: readonly ((folder: string) => void)[] = [
    (folder) => put(join(folder, 'index.js'), 'export default 1;\n'),
    (folder) => chmodSync(join(folder, 'lib/run.js'), 0o755),
    (folder) => put(join(folder, 'more.js'), ''),
    (folder) => rmSync(join(folder, 'lib/run.js')),
    (folder) => symlinkSync('index.js', join(folder, 'link.js')),
  ];
  for (const change of changes) {
    const shop = copy();
    change(join(shop.folder, own));
    expect(await told(shop)).toContain('error: files of mail are not those that were installed\n');
  }
});

test('where only times moved, bytes are read, and they are the same', async () => {
  const shop = copy();
  utimesSync(join(shop.folder, own, 'index.js'), 1, 1);
  expect(await told(shop)).toBe('');
});

test('a change that keeps size and time is found where every byte is compared', async () => {
  const shop = copy();
  const file = join(shop.folder, own, 'index.js');
  const look = lookFrom(shop.host, shop.folder);
  utimesSync(file, 1, 1);
  const tree = { folder: join(shop.folder, own), without: new Set<string>() };
  const seen = { mail: { tree: await treeOf(tree, look), seen: await seenOf(tree, look) } };
  shop.put(treesFile, seenText(seen));
  put(file, 'export default [];\n');
  utimesSync(file, 1, 1);
  expect(await told(shop)).toBe('');
  expect(await told(shop, { everyByte: true })).toContain(
    'error: files of mail are not those that were installed\n',
  );
});

const lockFile = '.odpm/plugins.lock.json';

test('a lock without integrity, without the package, or of another wish is refused', async () => {
  const shop = copy();
  const lock = shop.text(lockFile);
  shop.put(lockFile, lock.replace(/"integrity": .*,\n/, ''));
  await expect(await told(shop)).toMatchFileSnapshot('no-integrity.txt');
  shop.put(lockFile, '{ "version": 1, "plugins": {}, "packages": {} }');
  expect(await told(shop)).toContain('error: the lock does not have mail\n');
  shop.put(lockFile, lock);
  expect(await told(shop, { wants: '^1.0.0' })).toBe('');
  expect(await told(shop, { wants: '^2.0.0' })).toContain(
    'error: mail is locked as 1.2.3, which does not fit ^2.0.0\n',
  );
  expect(await told(shop, { wants: 'file:other.tgz' })).toContain(
    'error: the lock has mail for "file:vendor/mail.tgz", not for "file:other.tgz"\n',
  );
});

test('a link in the place of a locked package is refused', async () => {
  const shop = copy();
  renameSync(join(shop.folder, own), join(shop.folder, 'mine'));
  symlinkSync(join(shop.folder, 'mine'), join(shop.folder, own));
  expect(await told(shop)).toContain('error: mail is a link, and locked as a package\n');
});

test('a lock that odpm did not write says how to get it back', async () => {
  const shop = copy();
  shop.put(lockFile, '{ "version": 1 }');
  await expect(await told(shop)).toMatchFileSnapshot('lock-broken.txt');
});

test('a lock of a newer odpm is not called broken', async () => {
  const shop = copy();
  shop.put(lockFile, '{ "version": 2, "plugins": {} }');
  const said = await told(shop);
  expect(said).toContain('error: .odpm/plugins.lock.json was written by a newer odpm\n');
  expect(said).toContain('Update odpm to one that knows version 2 of this file.');
});

test('a dependency that only some machines get is no part of what is compared', () => {
  const packages = {
    'node_modules/mail': {},
    'node_modules/mail/node_modules/native-linux': { optional: true },
    'node_modules/mail/node_modules/plain': {},
    'node_modules/other/node_modules/native-linux': { optional: true },
  };
  expect([...treeIn('mail', { packages }, own).without]).toEqual(['node_modules/native-linux']);
});
