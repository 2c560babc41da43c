import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../git/repositories.ts';
import { shop } from './locking.ts';

const short = (commit: string): string => commit.slice(0, 12);
const file = '.odpm/deps.lock.json';

test('every repository is locked at the end of its branch, without a clone of any', async () => {
  const { odpm, text, tips, folder } = shop();
  const { code, out } = await odpm('lock');
  expect([code, out]).toEqual([
    0,
    `${file} is written\n` +
      `  odoo   new → ${short(tips.odoo)}\n  web    new → ${short(tips.web)}\n  queue  new → ${short(tips.queue)}\n`,
  ]);
  const { generated_at: made, ...lock } = JSON.parse(text(file)) as { generated_at: string };
  expect(made).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  expect(lock).toEqual({
    schema_version: 1,
    platform: { url: 'https://git.example.org/odoo/odoo.git', commit: tips.odoo, branch: '17.0' },
    dependencies: [
      { url: 'git@git.example.org:oca/queue.git', commit: tips.queue, branch: '17.0' },
      { url: 'https://git.example.org/oca/web.git', commit: tips.web, branch: '17.0' },
    ],
    service_sources: {},
  });
  expect(readdirSync(join(folder, '../projects'))).toEqual([]);
});

test('where nothing moved, not a byte of the lock is another', async () => {
  const { odpm, text } = shop();
  await odpm('lock');
  const before = text(file);
  expect(await odpm('lock')).toMatchObject({ code: 0, out: `${file} is as it should be: nothing moved\n` });
  expect(text(file)).toBe(before);
});

test('--update moves what it names, and the others stay', async () => {
  const { odpm, tips, grow } = shop();
  await odpm('lock');
  grow('odoo');
  grow('web');
  const queue = grow('queue');
  const { out } = await odpm('lock --update queue');
  expect(out).toBe(`${file} is written\n  queue  ${short(tips.queue)} → ${short(queue)}\n`);
  expect(await odpm('lock --update quue')).toMatchObject({
    code: 64,
    err: expect.stringContaining('Did you mean queue?') as string,
  });
});

test('a repository that is none of the project any more leaves the lock', async () => {
  const { odpm, manifest, tips } = shop();
  await odpm('lock');
  manifest({ dependencies: ['${OCA}/web.git 17.0'] });
  const { out } = await odpm('lock --update web');
  expect(out).toBe(`${file} is written\n  git@git.example.org:oca/queue.git  ${short(tips.queue)} → gone\n`);
});

test('--check says what the lock lacks and what it has too much, and writes nothing', async () => {
  const { odpm, manifest, text } = shop();
  expect(await odpm('lock --check')).toMatchObject({
    code: 3,
    err: expect.stringContaining('error: there is no .odpm/deps.lock.json') as string,
  });
  await odpm('lock');
  const before = text(file);
  expect(await odpm('lock --check')).toEqual({ code: 0, out: `${file} is as it should be\n`, err: '' });
  manifest({ dependencies: ['${OCA}/web.git 16.0', '${OCA}/sale.git 17.0'] });
  const { code, err } = await odpm('lock --check');
  expect(code).toBe(3);
  expect(err.match(/^error: .*/gm)).toEqual([
    'error: the repository web is wanted at 16.0, and locked at 17.0',
    'error: the repository sale is not locked',
    'error: https://git.example.org/oca/queue is locked, but is not a repository of this project',
  ]);
  expect(text(file)).toBe(before);
});

test('the first digits of a commit become all of them, whatever the branch does', async () => {
  const { odpm, manifest, tips, grow, text, folder } = shop();
  manifest({ dependencies: [`\${OCA}/web.git 17.0 ${tips.web.slice(0, 8)}`] });
  grow('web');
  expect((await odpm('lock')).code).toBe(0);
  expect(text(file)).toContain(`"commit": "${tips.web}"`);
  expect((await odpm('up --skip-start')).code).toBe(0);
  expect(existsSync(join(folder, `../projects/.trees/git.example.org/oca/web/${short(tips.web)}`))).toBe(
    true,
  );
});

test('--sync-manifest writes commits under links as the manifest spells them, and leaves the rest', async () => {
  const { odpm, text, tips, grow } = shop();
  const before = text('odpm.json');
  expect(await odpm('lock --sync-manifest')).toMatchObject({
    code: 0,
    err: expect.stringContaining('Nothing was changed; add --write to write it.') as string,
  });
  expect(text('odpm.json')).toBe(before);
  const { code, out } = await odpm('lock --sync-manifest --write');
  expect([code, out.split('\n')[0]]).toEqual([0, 'odpm.json is written']);
  const { locks, ...rest } = JSON.parse(text('odpm.json')) as { locks: unknown };
  expect(locks).toEqual({
    venv: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    git: {
      '${OCA}/web.git': tips.web,
      'git@git.example.org:oca/queue.git': tips.queue,
      'https://git.example.org/odoo/odoo.git': tips.odoo,
    },
  });
  expect(rest).toEqual(JSON.parse(before));

  grow('web');
  expect((await odpm('lock')).out).toBe(`${file} is as it should be: nothing moved\n`);
  const held = await odpm('lock --update web');
  expect([held.code, held.out]).toEqual([0, `${file} is as it should be: nothing moved\n`]);
  expect(held.err).toContain(`note: the repository web stays at ${short(tips.web)}, as locks.git says\n`);
  expect(held.err).toContain('To move it, run "odpm lock --update web --sync-manifest".');
  expect((await odpm('lock --sync-manifest --write')).out).toContain(`  web  ${short(tips.web)} → `);
  expect(await odpm('lock --check')).toMatchObject({ code: 0, err: '' });
});

test('--sync-manifest writes one key for a repository that is spelled in two ways', async () => {
  const { odpm, manifest, text, tips } = shop();
  manifest({
    dependencies: ['${OCA}/web.git 17.0'],
    service_sources: { portal: 'git@git.example.org:oca/web 17.0' },
  });
  expect((await odpm('lock --sync-manifest --write')).code).toBe(0);
  const { locks } = JSON.parse(text('odpm.json')) as { locks: { git: unknown } };
  expect(locks.git).toEqual({
    '${OCA}/web.git': tips.web,
    'https://git.example.org/odoo/odoo.git': tips.odoo,
  });
});

test('a plan brings what is locked, not what the branch has by now', async () => {
  const { odpm, tips, grow } = shop();
  await odpm('lock');
  grow('web');
  const { code, out, err } = await odpm('plan --no-docker');
  expect([code, err.match(/^warning: .*/gm)]).toEqual([0, null]);
  expect(out).toContain(
    `not here yet: commit ${short(tips.web)} of https://git.example.org/oca/web.git, as it is locked`,
  );
});

test('a folder is locked at its commit, with a mark where files differ from it', async () => {
  const { odpm, manifest, text, put, folder, tips } = shop();
  git(folder, 'clone', '--quiet', join(folder, '../server/odoo/odoo.git'), 'odoo');
  manifest({ platform: { git: `file://${folder}/odoo` }, dependencies: [] });
  const locked = (): unknown => (JSON.parse(text(file)) as { platform: unknown }).platform;
  await odpm('lock');
  expect(locked()).toEqual({ url: `file://${folder}/odoo`, commit: tips.odoo, kind: 'file' });
  expect((await odpm('lock --check')).code).toBe(0);
  put('odoo/new.py', '');
  await odpm('lock');
  expect(locked()).toMatchObject({ commit: `${tips.odoo}-dirty` });
  const { code, err } = await odpm('lock --check');
  expect([code, err.match(/^error: .*/gm)]).toEqual([
    3,
    ['error: the lock of odoo cannot be verified: it was locked with changes that no commit has'],
  ]);
});

test('a folder without git is locked by what is in it', async () => {
  const { odpm, manifest, put, folder } = shop();
  put('odoo/odoo-bin', '');
  put('odoo/odoo/__init__.py', '');
  manifest({ platform: { git: `file://${folder}/odoo` }, dependencies: [] });
  expect((await odpm('lock')).out).toMatch(/ {2}odoo {2}new → sha256:[0-9a-f]{12}\n/);
  put('odoo/odoo/__pycache__/a.pyc', 'x');
  expect((await odpm('lock --check')).code).toBe(0);
  put('odoo/odoo/__init__.py', 'import os\n');
  const { code, err } = await odpm('lock --check');
  expect([code, err.match(/^error: .*/gm)?.length]).toEqual([3, 1]);
  expect(err).toContain('sources/lock-elsewhere');
});

test('a branch that the server does not have ends it, and nothing is written', async () => {
  const { odpm, manifest, folder } = shop();
  manifest({ dependencies: ['${OCA}/web.git 99.0'] });
  const { code, err } = await odpm('lock');
  expect([code, err.match(/^error: .*/gm)?.length]).toEqual([3, 1]);
  expect(err).toContain('odpm.json:');
  expect(existsSync(join(folder, file))).toBe(false);
});

test('one repository with two branches cannot be locked', async () => {
  const { odpm, manifest, grow } = shop();
  grow('web', '16.0');
  manifest({ service_sources: { tools: '${OCA}/web.git 16.0' } });
  const { code, err } = await odpm('lock');
  expect([code, err.match(/^error: .*/gm)]).toEqual([
    3,
    [
      'error: https://git.example.org/oca/web is asked for at 17.0 and at 16.0, and a lock has one commit for it',
    ],
  ]);
});

test('--update of a repository moves it wherever it is wanted', async () => {
  const { odpm, manifest, grow, tips } = shop();
  manifest({ service_sources: { portal: '${OCA}/web.git 17.0' } });
  await odpm('lock');
  const web = grow('web');
  const row = `${short(tips.web)} → ${short(web)}\n`;
  expect(await odpm('lock --update web')).toMatchObject({
    code: 0,
    out: `${file} is written\n  web     ${row}  portal  ${row}`,
  });
});

test.each([
  ['before anything is written', () => true, { err: '\nInterrupted: nothing was changed.\n', out: '' }],
  ['when all is', (lock: string) => existsSync(lock), { err: '', out: `${file} is written\n` }],
])('a signal %s is told as what it was', async (_, came, { err, out }) => {
  const { odpm, folder } = shop();
  const code = (): 130 | undefined => (came(join(folder, file)) ? 130 : undefined);
  const catchSignals = () => ({ signal: new AbortController().signal, code, end: () => undefined });
  const ended = await odpm('lock', { catchSignals });
  expect([ended.code, existsSync(join(folder, file))]).toEqual([130, out !== '']);
  expect([ended.err.endsWith(err), ended.out.startsWith(out)]).toEqual([true, true]);
  expect(ended.err.includes('Interrupted')).toBe(err !== '');
});
