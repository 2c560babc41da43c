import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { brought, broughtOn, lockedOn, read } from './bringing.ts';
import type { Machine } from './bringing.ts';
import { commitAt } from './dated.ts';
import { machine } from './machine.ts';
import { git, repository, stands, temporary } from './repositories.ts';
import { daemon, web } from './servers.ts';
import type { Daemon } from './servers.ts';

const link = 'https://git.example.org/acme/odoo.git 17.0';
let root: string;
let server: Daemon;
let origin: string;
/** Name of a commit → its id. */
let made: Readonly<Record<string, string>>;

const onServer = (url: string): Machine =>
  machine(`[url "${url}/"]\n\tinsteadOf = https://git.example.org/\n`);
const mirror = ({ keeping }: Machine): string =>
  join(keeping.projects, '.mirrors/git.example.org/acme/odoo.git');
const log = (folder: string): number => git(folder, 'rev-list', 'HEAD').split('\n').length;
const nameOf = (commit: string): string => Object.keys(made).find((name) => made[name] === commit) ?? commit;

beforeAll(async () => {
  root = emptyFolder();
  origin = repository(root, 'acme/odoo.git');
  const add = (branch: string, at: string, ...parents: string[]): string =>
    commitAt(origin, branch, { at, parents });
  const first = add('17.0', '2024-03-01T10:00:00Z');
  const end = add('17.0', '2024-03-05T23:59:59Z', first);
  const next = add('17.0', '2024-03-06T00:00:00Z', end);
  const older = add('fix', '2024-03-02T08:00:00Z', first);
  const younger = add('fix', '2024-03-08T08:00:00Z', older);
  const merged = add('17.0', '2024-03-10T10:00:00Z', next, younger);
  const [at, authored] = ['2024-03-12T01:00:00+02:00', '2020-01-01T00:00:00Z'];
  const east = commitAt(origin, '17.0', { at, authored, parents: [merged] });
  const rested = add('17.0', '2025-09-01T12:00:00Z', east);
  const tip = add('17.0', '2025-09-20T12:00:00Z', rested);
  made = { first, end, next, older, younger, merged, east, rested, tip };
  git(origin, 'tag', '-a', 'v1', '-m', 'one', rested);
  server = await daemon(root);
});

const days: readonly (readonly [day: string, commit: string, why: string])[] = [
  ['2024-03-01', 'first', 'the very first commit'],
  ['2024-03-04', 'first', 'what stood before a day without commits, not what a side branch had'],
  ['2024-03-05', 'end', 'the last second of a day belongs to it'],
  ['2024-03-06', 'next', 'midnight belongs to the next'],
  ['2024-03-09', 'next', 'a side branch counts from its merge on'],
  ['2024-03-10', 'merged', 'a merge'],
  ['2024-03-11', 'east', 'days are those of UTC, and the committer dates a commit'],
  ['2025-08-31', 'east', 'more than a year without commits'],
  ['2025-09-19', 'rested', 'the day before the last commit'],
  ['2025-09-20', 'tip', 'the day of the last commit'],
  ['9999-12-31', 'tip', 'a day that is yet to come'],
];

test.each(days)('a lock of %s has %s: %s', async (day, name) => {
  const on = onServer(server.url);
  expect(nameOf(await lockedOn(day, link, on))).toBe(name);
  expect(existsSync(mirror(on))).toBe(false);
  expect(temporary(on.keeping.projects)).toEqual([]);
});

test('what a lock would have is brought, the one commit alone, to a tree of that day', async () => {
  const on = onServer(server.url);
  const { folder, said } = await broughtOn('2024-03-09', link, on);
  expect(said).toBe('');
  const trees = join(on.keeping.projects, '.trees/git.example.org/acme/odoo');
  expect(folder).toBe(join(trees, '17.0~~2024-03-09@shop-1a2b3c'));
  expect(stands(folder)).toEqual({ commit: made['next'], clean: true });
  expect([log(folder), temporary(on.keeping.projects)]).toEqual([1, []]);
});

test('a day before the first commit is told with the first that works', async () => {
  const on = onServer(server.url);
  const said =
    '3: branch 17.0 of https://git.example.org/acme/odoo.git begins on 2024-03-01, after 2024-02-29\n' +
    'Write a day from then on: "2024-03-01".';
  const { folder, ...early } = await broughtOn('2024-02-29', link, on);
  expect(early).toEqual({ said });
  expect(await lockedOn('2024-02-29', link, on)).toBe(said);
  expect((await broughtOn('1815-06-18', link, on)).said).toContain('after 1815-06-18');
  expect([existsSync(folder), existsSync(mirror(on))]).toEqual([false, false]);
  expect(temporary(on.keeping.projects)).toEqual([]);
});

test('a tag and the default branch have days, too', async () => {
  const on = onServer(server.url);
  const address = link.replace(' 17.0', '');
  expect(nameOf(await lockedOn('2025-09-20', `${address} v1`, on))).toBe('rested');
  expect(nameOf(await lockedOn('2024-03-05', `${address} v1`, on))).toBe('end');
  const { folder, said } = await broughtOn('2024-03-05', address, on);
  expect([said, folder.split('/').at(-1)]).toEqual(['', 'HEAD~~2024-03-05@shop-1a2b3c']);
  expect(nameOf(stands(folder).commit)).toBe('end');
});

test('history that another project has stays whole, and is looked through without a fetch of any', async () => {
  const on = onServer(server.url);
  const whole = await brought([link], on);
  expect(read(whole.problems)).toBe('');
  const before = server.said().length;
  const { folder, said } = await broughtOn('2024-03-06', link, on);
  expect([said, nameOf(stands(folder).commit)]).toEqual(['', 'next']);
  expect([log(folder), log(whole.folders[0] ?? '')]).toEqual([3, 9]);
  expect(existsSync(join(mirror(on), 'shallow'))).toBe(false);
  // The branch is asked for its end, and nothing else.
  expect(
    server
      .said()
      .slice(before)
      .match(/Request upload-pack/g),
  ).toHaveLength(1);
});

test('a mirror that is cut off stays as it is, but for the commit of the day', async () => {
  const on = onServer(server.url);
  await brought([link], on, 1);
  const cut = readFileSync(join(mirror(on), 'shallow'), 'utf8');
  const { folder, said } = await broughtOn('2024-03-10', link, on);
  expect([said, nameOf(stands(folder).commit)]).toEqual(['', 'merged']);
  expect(
    readFileSync(join(mirror(on), 'shallow'), 'utf8')
      .trim()
      .split('\n')
      .sort(),
  ).toEqual([cut.trim(), made['merged']].sort());
});

test('from a server that can leave out files come commits alone, and then the files of one', async () => {
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  const { url, asked } = await web(root);
  const on = onServer(url);
  for (const [day, name] of days.slice(6, 8)) expect(nameOf(await lockedOn(day, link, on))).toBe(name);
  const { folder, said } = await broughtOn('2024-03-06', link, on);
  expect([said, stands(folder)]).toEqual(['', { commit: made['next'], clean: true }]);
  expect(asked.length).toBeGreaterThan(0);
});

/** Files of repositories, as any web server gives them: no part of a history, and no commit by its id. */
const asFiles =
  (folder: string): Parameters<typeof web>[1] =>
  ({ url = '' }, response) => {
    const file = join(folder, url.replace(/\?.*/, ''));
    if (existsSync(file) && statSync(file).isFile()) response.end(readFileSync(file));
    else response.writeHead(404).end();
    return true;
  };

test('a server that gives all of a history or nothing gives all of it', async () => {
  git(origin, 'update-server-info');
  const { url } = await web(root, asFiles(root));
  const on = onServer(url);
  const { folder, said } = await broughtOn('2024-03-06', link, on);
  expect([said, nameOf(stands(folder).commit), log(folder)]).toEqual(['', 'next', 3]);
  expect(read((await brought([link], on, 1)).problems)).toBe('');
  expect(temporary(on.keeping.projects)).toEqual([]);
});
