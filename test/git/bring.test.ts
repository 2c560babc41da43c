import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { phaseOf } from '../../src/run/git/phases.ts';
import { emptyFolder } from '../host/means.ts';
import { brought, read } from './bringing.ts';
import type { Machine } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, namesIn, repository, stands, temporary } from './repositories.ts';
import { daemon } from './servers.ts';
import type { Daemon } from './servers.ts';

const link = 'https://git.example.org/acme/web.git';
let root: string;
let server: Daemon;
let origin: string;
let first: string;
let second: string;

const config = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;

beforeAll(async () => {
  root = emptyFolder();
  origin = repository(root, 'acme/web.git');
  first = git(origin, 'rev-parse', '17.0');
  second = commit(origin, '17.0', { 'web/__manifest__.py': '{}\n' });
  commit(origin, '18.0', { 'README.md': 'eighteen\n' });
  git(origin, 'tag', '-a', 'v1', '-m', 'one', first);
  git(origin, 'update-ref', 'refs/pull/12/head', commit(origin, 'topic/fix', { fix: 'x' }));
  server = await daemon(root);
});

const mirror = ({ keeping }: Machine): string =>
  join(keeping.projects, '.mirrors/git.example.org/acme/web.git');
const log = (folder: string): number => git(folder, 'rev-list', 'HEAD').split('\n').length;

test('a branch, a tag, a pull request, a branch with a slash and the default branch are brought', async () => {
  const on = machine(config());
  const links = ['17.0', 'v1', 'refs/pull/12/head', 'topic/fix', ''].map((ref) => `${link} ${ref}`);
  const { folders, problems } = await brought(links, on);
  expect(read(problems)).toBe('');
  const fix = git(origin, 'rev-parse', 'topic/fix');
  expect(folders.map((folder) => stands(folder).commit)).toEqual([second, first, fix, fix, second]);
  expect(folders.every((folder) => stands(folder).clean)).toBe(true);
  expect(git(folders[0] ?? '', 'branch', '--show-current')).toBe('');
  expect(temporary(on.keeping.projects)).toEqual([]);
});

test('a commit is brought by its full id and by its first digits', async () => {
  const on = machine(config());
  const { folders, problems } = await brought([`${link} ${first}`, `${link} 17.0 ${first.slice(0, 8)}`], on);
  expect(read(problems)).toBe('');
  expect(folders.map((folder) => stands(folder))).toEqual([
    { commit: first, clean: true },
    { commit: first, clean: true },
  ]);
});

test('a second project gets a commit that is here without a network', async () => {
  const on = machine(config());
  await brought([`${link} 17.0`], on);
  const gone = machine(
    '[url "git://127.0.0.1:1/"]\n\tinsteadOf = https://git.example.org/\n',
    on.keeping.projects,
  );
  const { folders, problems } = await brought(
    [`${link} ${first}`, `${link} 17.0 ${second.slice(0, 7)}`],
    gone,
  );
  expect(read(problems)).toBe('');
  expect(folders.map((folder) => stands(folder).commit)).toEqual([first, second]);
});

test('a branch is fetched anew, and what was fetched before a forced push stays', async () => {
  const own = repository(root, 'acme/moving.git');
  const before = commit(own, '17.0', { a: 'a' });
  const on = machine(config());
  const moving = 'https://git.example.org/acme/moving.git 17.0';
  const old = await brought([moving], on);
  git(own, 'update-ref', '-d', 'refs/heads/17.0');
  const after = commit(own, '17.0', { b: 'b' });
  const other = { ...on, keeping: { ...on.keeping, id: 'other-1a2b3c' } };
  const anew = await brought([moving, `https://git.example.org/acme/moving.git ${before}`], other);
  expect(read([...old.problems, ...anew.problems])).toBe('');
  expect([...old.folders, ...anew.folders].map((folder) => stands(folder).commit)).toEqual([
    before,
    after,
    before,
  ]);
});

test('a platform is fetched shallow; who wants its history gets it', async () => {
  const on = machine(config());
  const shallow = await brought([`${link} 17.0`], on, 1);
  const [folder = ''] = shallow.folders;
  expect(read(shallow.problems)).toBe('');
  expect(log(folder)).toBe(1);
  const other = { ...on, keeping: { ...on.keeping, id: 'other-1a2b3c' } };
  const whole = await brought([`${link} 17.0`], other);
  expect(read(whole.problems)).toBe('');
  expect([log(folder), log(whole.folders[0] ?? '')]).toEqual([2, 2]);
});

test('a shallow wish takes no history from a mirror that has it', async () => {
  const own = repository(root, 'acme/long.git');
  commit(own, '17.0', { a: 'a' });
  const on = machine(config());
  const long = 'https://git.example.org/acme/long.git';
  const whole = await brought([`${long} 17.0`], on);
  const later = commit(own, '17.0', { b: 'b' });
  const other = { ...on, keeping: { ...on.keeping, id: 'other-1a2b3c' } };
  const both = [await brought([`${long} 17.0`], other, 1), await brought([`${long} ${later}`], on, 1)];
  expect(read([...whole.problems, ...both.flatMap(({ problems }) => problems)])).toBe('');
  expect([...whole.folders, ...both.flatMap(({ folders }) => folders)].map(log)).toEqual([2, 3, 3]);
});

test('a shallow mirror takes further branches and commits, each shallow', async () => {
  const own = repository(root, 'acme/platform.git');
  const old = commit(own, '17.0', { a: 'a' });
  commit(own, '17.0', { b: 'b' });
  const eighteen = commit(own, '18.0', { c: 'c' });
  const on = machine(config());
  const platform = 'https://git.example.org/acme/platform.git';
  for (const wish of ['17.0', '18.0', old, eighteen]) {
    const { folders, problems } = await brought([`${platform} ${wish}`], on, 1);
    expect(read(problems)).toBe('');
    expect(log(folders[0] ?? '')).toBe(1);
  }
});

test('submodules are not fetched, and LFS pointers stay pointers', async () => {
  const own = repository(root, 'acme/odd.git');
  const trip = join(emptyFolder(), 'trip');
  const filters = ['lfs', 'x', 'a=b'].map(
    (name) => `[filter "${name}"]\n\tsmudge = touch ${trip}\n\tprocess = touch ${trip}\n\trequired = true\n`,
  );
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
  commit(own, '17.0', {
    '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n*.txt filter=x\n*.md filter=a=b\n',
    '.gitmodules': `[submodule "sub"]\n\tpath = sub\n\turl = ${server.url}/acme/web.git\n\tupdate = !touch ${trip}\n`,
    'big.bin': pointer,
    'a.txt': 'text\r\n',
  });
  git(own, 'update-index', '--add', '--cacheinfo', `160000,${first},sub`);
  const tree = git(own, 'write-tree');
  git(own, 'update-ref', 'refs/heads/17.0', git(own, 'commit-tree', tree, '-p', '17.0', '-m', 'submodule'));
  const on = machine(
    `${config()}[submodule]\n\trecurse = true\n[core]\n\tautocrlf = true\n${filters.join('')}`,
  );
  const { folders, problems } = await brought(['https://git.example.org/acme/odd.git 17.0'], on);
  const [folder = ''] = folders;
  expect(read(problems)).toBe('');
  expect(existsSync(trip)).toBe(false);
  expect(readdirSync(join(folder, 'sub'))).toEqual([]);
  expect(readFileSync(join(folder, 'big.bin'), 'utf8')).toBe(pointer);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('text\r\n');
});

test('no hook and no template of the user runs', async () => {
  const hooks = emptyFolder();
  const trip = join(hooks, 'trip');
  for (const name of ['post-checkout', 'reference-transaction']) {
    writeFileSync(join(hooks, name), `#!/bin/sh\ntouch ${trip}\n`, { mode: 0o755 });
  }
  const template = join(emptyFolder(), 'template');
  mkdirSync(join(template, 'hooks'), { recursive: true });
  const own = `[core]\n\thooksPath = ${hooks}\n\tfsmonitor = touch ${trip}\n[init]\n\ttemplateDir = ${template}\n`;
  const on = machine(`${config()}${own}`);
  expect(read((await brought([`${link} 17.0`], on)).problems)).toBe('');
  expect(existsSync(trip)).toBe(false);
  expect(existsSync(join(mirror(on), 'hooks'))).toBe(false);
});

test('names in a tree may hold anything', async () => {
  const own = repository(root, 'acme/names.git');
  commit(own, '17.0', { 'a\nb': '1', '🦊': '2', Case: '3', case: '4', '--upload-pack=x': '5' });
  const blob = git(own, 'rev-parse', '17.0:Case');
  const row = Buffer.concat([Buffer.from(`100644 blob ${blob}\tinv`), Buffer.from([0xff, 0xfe, 0])]);
  const { gitWith } = await import('./repositories.ts');
  gitWith(
    own,
    Buffer.concat([Buffer.from(row.toString('latin1').replace('100644 blob', '100644'), 'latin1')]),
    [...['update-index', '-z', '--index-info']],
  );
  git(own, 'update-ref', 'refs/heads/17.0', git(own, 'commit-tree', git(own, 'write-tree'), '-m', 'names'));
  const { folders, problems } = await brought(
    ['https://git.example.org/acme/names.git 17.0'],
    machine(config()),
  );
  expect(read(problems)).toBe('');
  const names = readdirSync(folders[0] ?? '', { encoding: 'latin1' }).sort();
  expect(names).toEqual(
    [
      '.git',
      'README.md',
      'a\nb',
      Buffer.from('🦊').toString('latin1'),
      'Case',
      'case',
      '--upload-pack=x',
      'inv\xff\xfe',
    ].sort(),
  );
});

test('what is in the way stays, and is named', async () => {
  const on = machine(config());
  const { folders } = await brought([`${link} 18.0`], on);
  const taken = join(dirname(folders[0] ?? ''), '17.0@shop-1a2b3c');
  mkdirSync(taken);
  writeFileSync(join(taken, 'mine'), 'mine');
  const { problems } = await brought([`${link} 17.0`], on);
  expect(read(problems)).toBe(
    `7: ${taken} is in the way: odpm puts a repository there\nMove it away: mv '${taken}' '${taken}.old'`,
  );
  expect(namesIn(taken)).toEqual(['mine']);
});

test('a tree that another project has brought meanwhile is taken as it is', async () => {
  const on = machine(config());
  const { folders } = await brought([`${link} ${first}`], on);
  writeFileSync(join(folders[0] ?? '', 'README.md'), 'changed');
  expect(read((await brought([`${link} ${first}`], on)).problems)).toBe('');
  expect(readFileSync(join(folders[0] ?? '', 'README.md'), 'utf8')).toBe('changed');
});

test('progress is a line a phase for each repository', async () => {
  const on = machine(config());
  await brought([`${link} 17.0`], on);
  expect(on.told).toEqual(['web: received 7 objects, 495 bytes', 'web: checking out files']);
});

test('how far git is comes from its words', () => {
  const lines = [
    'remote: Counting objects:  16% (1/6)        ',
    'Receiving objects:  34% (3/10), 20.40 MiB | 9.00 MiB/s',
    'Receiving objects: 100% (10/10), 60.00 MiB | 9.00 MiB/s, done.',
    'Resolving deltas: 100% (1/1), done.',
    'Password for 5: 1% (1/1)',
  ];
  expect(lines.map((line) => phaseOf(line)?.text)).toEqual([
    'the server counts objects: 16 %',
    'receives objects: 34 %, 20.40 MiB',
    'received 10 objects, 60.00 MiB',
    'resolved 1 delta',
    undefined,
  ]);
});
