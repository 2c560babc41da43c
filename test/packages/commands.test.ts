import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { specOf } from '../../src/plugins/index.ts';
import { packed, plugin, project, put, top } from './given.ts';

test.each([
  ['^1.2.0', { kind: 'range', range: '^1.2.0' }],
  ['1.x || >=2.5.0 <3', { kind: 'range', range: '1.x || >=2.5.0 <3' }],
  ['builtin', { kind: 'built-in' }],
  ['file:vendor/a.tgz', { kind: 'path', path: 'vendor/a.tgz' }],
  ['file:///home/me/a', { kind: 'path', path: '/home/me/a' }],
  [
    `git+https://example.com/a.git#${'0a'.repeat(20)}`,
    { kind: 'git', link: `git+https://example.com/a.git#${'0a'.repeat(20)}` },
  ],
])('%s says where a package comes from', (spec, meaning) => {
  expect(specOf(spec)).toEqual(meaning);
});

test.each([
  [
    'git+https://example.com/a.git#main',
    'a branch or tag can move, and so can a short commit',
    'git+https://example.com/a.git#<commit>',
  ],
  [
    'git+https://example.com/a.git#0a0a0a0',
    'a branch or tag can move, and so can a short commit',
    'git+https://example.com/a.git#<commit>',
  ],
  [
    'git+ssh://git@example.com/a.git',
    'of links odpm accepts only those of git over https',
    'git+https://git@example.com/a.git#<commit>',
  ],
  [
    'https://example.com/a.tgz',
    'of links odpm accepts only those of git over https',
    'git+https://example.com/a.tgz#<commit>',
  ],
  ['../a', 'it is a path without "file:"', '"file:../a"'],
  ['vendor/a.tgz', 'it is a path without "file:"', '"file:vendor/a.tgz"'],
  ['latest', 'it is not a range', 'a range such as ^1.2.0'],
  ['npm:other@1', 'it is not a range', 'a range such as ^1.2.0'],
  ['', 'it is not a range', 'a range such as ^1.2.0'],
])('"%s" says none, and what to write instead', (spec, why, instead) => {
  expect(specOf(spec)).toEqual({ why, instead: expect.stringContaining(instead) as string });
});

test('a package goes with its lock, and what its plugin keeps stays and is named', async () => {
  const tarball = packed('mail', { 'package.json': plugin('odpm-plugin-mail', '1.0.0'), 'index.js': '' });
  const shop = project();
  const manifest = shop.text('odpm.json');
  shop.put('own/package.json', plugin('own', '0.1.0'));
  await shop.odpm(`plugins install own@${shop.folder}/own --write`);
  await shop.odpm(`plugins install odpm-plugin-mail@${tarball} --write`);
  shop.put('.odpm/state/plugins/mail.json', '{}');
  shop.put('.odpm/state/plugins/mail/data', '');

  const unknown = await shop.odpm('plugins uninstall odpm-plugin-mall');
  expect(unknown.err).toContain(
    'extensions.plugins names no package odpm-plugin-mall\n\n  Did you mean "odpm-plugin-mail"?\n',
  );
  expect(await shop.odpm('plugins uninstall mail --write')).toEqual({
    code: 0,
    out: 'odpm.json is written\nremoved  odpm-plugin-mail\nkept     .odpm/state/plugins/mail\nkept     .odpm/state/plugins/mail.json\n',
    err: '',
  });
  expect(readdirSync(join(shop.folder, '.odpm/packages/node_modules')).sort()).toEqual([
    '.package-lock.json',
    'odpm',
    'own',
  ]);
  await shop.odpm('plugins uninstall own --write');
  expect(existsSync(join(shop.folder, 'own/package.json'))).toBe(true);
  expect(shop.text('odpm.json')).toBe(manifest);
  expect(JSON.parse(shop.text('.odpm/plugins.lock.json'))).toEqual({ version: 1, plugins: {}, packages: {} });
}, 60_000);

test('a plugin is switched off and on in user_settings.json, and the rest of the file stays byte for byte', async () => {
  const shop = project({ redis: 'builtin' });
  shop.put('.odpm/plugins/warmup.mjs', 'export default {};\n');
  expect(await shop.odpm('plugins disable warmup')).toEqual({
    code: 0,
    out: 'warmup is off for you; user_settings.json is written\n',
    err: '',
  });
  expect(shop.text('user_settings.json')).toBe('{\n  "disabled_plugins": ["warmup"]\n}\n');

  const before = '{\n\t"init_modules" : "sale",\n\t"disabled_plugins": [ "warmup" ]\n}';
  shop.put('user_settings.json', before);
  expect((await shop.odpm('plugins disable warmup')).out).toBe('warmup is off already\n');
  expect((await shop.odpm('plugins disable redis')).code).toBe(0);
  expect(shop.text('user_settings.json')).toBe(before.replace('[ "warmup" ]', '["warmup", "redis"]'));
  await shop.odpm('plugins enable warmup');
  await shop.odpm('plugins enable redis');
  expect(shop.text('user_settings.json')).toBe('{\n\t"init_modules" : "sale"\n}');
  expect((await shop.odpm('plugins enable redis')).out).toBe('redis is on already\n');
});

test('a plugin that is not there, or off for everybody, is not switched', async () => {
  const shop = project({ redis: 'builtin' });
  expect(await shop.odpm('plugins disable radis')).toMatchObject({
    code: 64,
    err: expect.stringContaining('this project has no plugin "radis"\n\n  Did you mean "redis"?\n') as string,
  });
  shop.put(
    'odpm.json',
    shop.text('odpm.json').replace('"plugins": {', '"disable": ["redis"],\n    "plugins": {'),
  );
  expect(await shop.odpm('plugins enable redis')).toMatchObject({
    code: 3,
    err: expect.stringContaining('the manifest switches redis off\n\n  odpm.json:15:17\n') as string,
  });
  expect(existsSync(join(shop.folder, 'user_settings.json'))).toBe(false);
});

test('a new plugin passes as written, also when npm has taken its link out', async () => {
  const shop = project();
  const said = await shop.odpm('plugins new greeting');
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('greeting/src/index.ts\n') as string });
  const folder = join(shop.folder, 'greeting');
  expect(readlinkSync(join(folder, '.odpm-sdk'))).toBe(top);
  // As "npm install" leaves it: what the registry has, and no link to odpm.
  rmSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of ['typescript', '@types/node', 'undici-types']) {
    put(join(folder, 'node_modules', name, '..', 'keep'), '');
    symlinkSync(join(top, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const path = `${join(folder, 'node_modules/typescript/bin')}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH: path };
  const tested = execFileSync('npm', ['test'], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  expect(tested).toMatch(/^# pass 2$/m);

  rmSync(join(folder, '.odpm-sdk'));
  const linked = await shop.odpm(`-C ${folder} plugins link`);
  expect(linked).toEqual({ code: 0, out: `greeting has its types and tests from ${top}\n`, err: '' });
  expect(readlinkSync(join(folder, '.odpm-sdk'))).toBe(top);
}, 60_000);

test('nothing is made of a name that no plugin can have, or over a folder that holds something', async () => {
  const shop = project();
  shop.put('full/README.md', '');
  expect(await shop.odpm('plugins new Full.Moon')).toMatchObject({
    code: 64,
    err: expect.stringContaining('digits, "_" and "-": full-moon\n') as string,
  });
  expect((await shop.odpm('plugins new full')).code).toBe(7);
  expect(readdirSync(join(shop.folder, 'full'))).toEqual(['README.md']);
});
