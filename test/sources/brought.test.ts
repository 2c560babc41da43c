import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectId } from '../../src/model/index.ts';
import { commitAt } from '../git/dated.ts';
import { git } from '../git/repositories.ts';
import { shop } from './locking.ts';
import type { Shop } from './locking.ts';

const short = (commit: string): string => commit.slice(0, 12);

/** Rows of repositories, each with what is said of it. */
const rowsOf = (table: string): string[] =>
  [...table.matchAll(/^ +(\w+) +(repository\.\w+) +(.*)$/gm)].map(([, ...parts]) => parts.join(' '));

const treesOf = ({ folder }: Shop): string => realpathSync(join(folder, '../projects/.trees'));

const from = {
  odoo: '17.0 of https://git.example.org/odoo/odoo.git',
  web: '17.0 of https://git.example.org/oca/web.git',
  queue: '17.0 of git@git.example.org:oca/queue.git',
};

test('what a plan announces up brings, and a plan says then where each repository stands', async () => {
  const { odpm, tips, folder } = shop();
  const before = await odpm('plan --no-docker');
  expect(rowsOf(before.out)).toEqual([
    `update repository.odoo not here yet: ${from.odoo}`,
    `update repository.web not here yet: ${from.web}`,
    `update repository.queue not here yet: ${from.queue}`,
  ]);
  expect(before.out).toContain('more steps: not known until the repositories are here\n');
  expect(existsSync(join(folder, '../projects'))).toBe(false);
  expect((await odpm('up --skip-start')).code).toBe(0);
  expect(rowsOf((await odpm('plan --no-docker')).out)).toEqual([
    `noop repository.odoo at ${short(tips.odoo)}: ${from.odoo}`,
    `noop repository.web at ${short(tips.web)}: ${from.web}`,
    `noop repository.queue at ${short(tips.queue)}: ${from.queue}`,
  ]);
  expect(git(join(folder, '.odpm/links/repositories/web'), 'rev-parse', 'HEAD')).toBe(tips.web);
  expect(await odpm('plan --no-docker --detailed-exitcode')).toMatchObject({ code: 0 });
});

test('a setting without a value is one that nobody has made', async () => {
  const { odpm, put } = shop();
  put(
    '.env',
    'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../projects\nODPM_JOBS=\nPATH_TO_SSH_KEY=\n',
  );
  expect(await odpm('up --skip-start')).toMatchObject({ code: 0 });
});

test('where a lock says so, repositories stand at its commits, though their branches have gone on', async () => {
  const at = shop();
  const { odpm, tips, grow, folder } = at;
  await odpm('lock');
  grow('web');
  expect((await odpm('up --skip-start')).code).toBe(0);
  const tree = join(treesOf(at), 'git.example.org/oca/web', short(tips.web));
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(tips.web);
  expect(realpathSync(join(folder, '.odpm/links/repositories/web'))).toBe(tree);
  expect(rowsOf((await odpm('plan --no-docker')).out)).toContain(
    `noop repository.web at ${short(tips.web)}: commit ${short(tips.web)} of https://git.example.org/oca/web.git, as it is locked`,
  );
});

test('a deleted tree of a locked commit is made again from the mirror, and nothing is fetched', async () => {
  const at = shop();
  const { odpm, tips, server } = at;
  await odpm('lock');
  expect((await odpm('plan --no-docker')).out).toContain('Would be fetched: git https://');
  await odpm('up --skip-start');
  const tree = join(treesOf(at), 'git.example.org/oca/web', short(tips.web));
  rmSync(tree, { recursive: true });
  rmSync(server('web'), { recursive: true });
  const { out } = await odpm('plan --no-docker');
  expect(out).toContain('repository.web         not here yet: ');
  expect(out).not.toContain('Would be fetched');
  expect(await odpm('up --skip-start')).toMatchObject({ code: 0 });
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(tips.web);
});

test('a lock that moves leaves the old tree alone, and its link leads to the new one', async () => {
  const at = shop();
  const { odpm, tips, grow, folder } = at;
  await odpm('lock');
  await odpm('up --skip-start');
  const next = grow('web');
  await odpm('lock');
  expect((await odpm('up --skip-start')).code).toBe(0);
  const trees = join(treesOf(at), 'git.example.org/oca/web');
  expect(readdirSync(trees).sort()).toEqual([short(tips.web), short(next)].sort());
  expect(realpathSync(join(folder, '.odpm/links/repositories/web'))).toBe(join(trees, short(next)));
});

test('--no-git-update brings nothing, and names what is not there', async () => {
  const { odpm, folder } = shop();
  const { code, out, err } = await odpm('up --skip-start --no-git-update');
  expect([code, out]).toEqual([3, '']);
  expect(err).toContain('error: the repository web is not at ');
  expect(err).toContain('Run "odpm up" once without --no-git-update: it fetches the repository.');
  expect(existsSync(join(folder, '../projects/.mirrors'))).toBe(false);
});

test("something of people's where a tree should lie stays, and blocks", async () => {
  const at = shop();
  const { odpm, put, folder } = at;
  await odpm('up --skip-start');
  const tree = realpathSync(join(folder, '.odpm/links/repositories/web'));
  renameSync(tree, `${tree}.mine`);
  mkdirSync(tree);
  put(join('../projects/.trees', tree.slice(treesOf(at).length), 'notes.txt'), 'mine\n');
  const { code, err } = await odpm('up --skip-start');
  expect(code).toBe(7);
  expect(err).toContain(' is not a work tree of https://git.example.org/oca/web.git\n');
  expect(readdirSync(tree)).toEqual(['notes.txt']);
  expect(readdirSync(dirname(tree))).toHaveLength(2);
});

test('where the folder of clones was moved, trees and mirrors find each other again, and no server is asked', async () => {
  const { odpm, put, folder, tips, server } = shop();
  put('.env', 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../projects\n');
  await odpm('up --skip-start');
  renameSync(join(folder, '../projects'), join(folder, '../moved'));
  put('.env', 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../moved\n');
  for (const name of ['odoo', 'web', 'queue'] as const) rmSync(server(name), { recursive: true });
  const because = 'was moved together with its mirror: the link between them is repaired';
  expect(rowsOf((await odpm('plan --no-docker')).out)).toEqual([
    `update repository.odoo ${because}`,
    `update repository.web ${because}`,
    `update repository.queue ${because}`,
  ]);
  const without = await odpm('up --skip-start --no-git-update');
  expect(without.err).toContain(' was moved, and git does not find its mirror any more\n');
  expect(without.err).toContain('it repairs the link between them.');
  expect(await odpm('up --skip-start')).toMatchObject({ code: 0 });
  expect(rowsOf((await odpm('plan --no-docker')).out)).toContain(
    `noop repository.web at ${short(tips.web)}: ${from.web}`,
  );
  const tree = realpathSync(join(folder, '.odpm/links/repositories/web'));
  expect(git(tree, 'status', '--porcelain')).toBe('');
  expect(git(tree, 'worktree', 'list')).toContain(`${tree} `);
});

/** A project whose folder of clones has a second tree of `web`, at an older commit; and that tree. */
async function withOldTree(): Promise<Shop & { readonly old: string; readonly projects: string }> {
  const at = shop();
  const { odpm, tips, grow, put, folder } = at;
  put('.env', 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../projects\n');
  await odpm('lock');
  await odpm('up --skip-start');
  grow('web');
  await odpm('lock');
  await odpm('up --skip-start');
  const projects = realpathSync(join(folder, '../projects'));
  return { ...at, projects, old: join(projects, '.trees/git.example.org/oca/web', short(tips.web)) };
}

test('trees of the folder that the clones were copied from stay with their own mirrors', async () => {
  const { odpm, put, folder, projects, old } = await withOldTree();
  cpSync(projects, join(projects, '../copy'), { recursive: true, verbatimSymlinks: true });
  for (const name of ['odoo', 'web', 'queue']) {
    const tree = realpathSync(join(folder, '.odpm/links/repositories', name));
    git(tree, 'worktree', 'remove', '--force', tree);
  }
  put('.env', 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../copy\n');
  expect(await odpm('up --skip-start')).toMatchObject({ code: 0 });
  expect(realpathSync(join(folder, '.odpm/links/repositories/web'))).toContain('/copy/.trees/');
  expect(readFileSync(join(old, '.git'), 'utf8')).toContain(`gitdir: ${projects}/.mirrors/`);
});

test('a copy of another tree in place of one is none of the mirror, when both were moved', async () => {
  const { odpm, put, folder, projects, old } = await withOldTree();
  const tree = realpathSync(join(folder, '.odpm/links/repositories/web'));
  rmSync(tree, { recursive: true });
  cpSync(old, tree, { recursive: true });
  renameSync(projects, join(projects, '../moved'));
  put('.env', 'OCA=https://git.example.org/oca\nODOO_PROJECTS_DIR=../moved\n');
  const { code, err } = await odpm('up --skip-start');
  expect(code).toBe(7);
  expect(err).toContain(`/moved/.trees/git.example.org/oca/web/${basename(tree)} is not a work tree of `);
});

test('a tree whose mirror is gone for good is none of a mirror that was made anew', async () => {
  const { odpm, folder } = shop();
  await odpm('up --skip-start');
  rmSync(join(folder, '../projects/.mirrors'), { recursive: true });
  const { code, err } = await odpm('up --skip-start');
  expect(code).toBe(7);
  expect(err).toContain(' is not a work tree of https://git.example.org/oca/web.git\n');
});

test('a tree at another commit than the locked one is put back by nobody but its owner', async () => {
  const { odpm, grow, folder, tips } = shop();
  const older = tips.web;
  grow('web');
  await odpm('lock');
  await odpm('up --skip-start');
  const tree = realpathSync(join(folder, '.odpm/links/repositories/web'));
  git(tree, 'checkout', '--quiet', '--detach', older);
  const { code, err } = await odpm('up --skip-start');
  expect(code).toBe(7);
  expect(err).toContain(` stands at commit ${short(older)}, not at `);
  expect(err).toContain('checkout --detach');
  expect(git(tree, 'rev-parse', 'HEAD')).toBe(older);
});

const odoo17 = 'https://git.example.org/odoo/odoo.git 17.0';

test('the platform of a day is planned, brought and locked as it stood then', async () => {
  const at = shop();
  const { odpm, manifest, server, text } = at;
  const add = (time: string, ...parents: string[]): string =>
    commitAt(server('odoo'), '17.0', { at: time, parents });
  const then = add('2025-01-30T12:00:00Z');
  const next = add('2025-02-02T12:00:00Z', then);
  manifest({ platform: { git: odoo17, build_date: '20250131' }, dependencies: [] });
  const row = '17.0 as of 2025-01-31 of https://git.example.org/odoo/odoo.git';
  const rows = async (): Promise<string[]> => rowsOf((await odpm('plan --no-docker')).out);
  expect(await rows()).toEqual([`update repository.odoo not here yet: ${row}`]);
  expect(await odpm('up --skip-start')).toMatchObject({ code: 0 });
  expect(await rows()).toEqual([`noop repository.odoo at ${short(then)}: ${row}`]);
  expect(await odpm('plan --no-docker --detailed-exitcode')).toMatchObject({ code: 0 });
  expect(readdirSync(join(treesOf(at), 'git.example.org/odoo/odoo'))).toEqual([
    `17.0~~2025-01-31@${projectId(realpathSync(at.folder))}`,
  ]);

  await odpm('lock');
  expect(JSON.parse(text('.odpm/deps.lock.json'))).toMatchObject({
    platform: { commit: then, branch: '17.0' },
  });
  manifest({ platform: { git: odoo17, build_date: '2025-02-02' }, dependencies: [] });
  const locked = `commit ${short(then)} of https://git.example.org/odoo/odoo.git, as it is locked`;
  expect(await rows()).toEqual([`update repository.odoo not here yet: ${locked}`]);
  expect((await odpm('lock')).out).toContain(`  odoo  ${short(then)} → ${short(next)}\n`);
});

test('a branch that is younger than its day stops the run at the line of the day', async () => {
  const { odpm, manifest } = shop();
  manifest({ platform: { git: odoo17, build_date: '2019-05-01' }, dependencies: [] });
  const { code, err } = await odpm('up --skip-start');
  expect(code).toBe(3);
  expect(err).toContain(
    'error: branch 17.0 of https://git.example.org/odoo/odoo.git begins on 2026-01-01, after 2019-05-01\n',
  );
  expect(err).toContain('"build_date": "2019-05-01"');
  expect(err).toContain('  Write a day from then on: "2026-01-01".\n');
});
