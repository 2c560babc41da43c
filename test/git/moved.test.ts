import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { bundled, emptyFolder } from '../host/means.ts';
import { brought, read, renewed } from './bringing.ts';
import type { Machine } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, repository, stands } from './repositories.ts';
import { daemon } from './servers.ts';
import type { Daemon } from './servers.ts';

let program: string;
let root: string;
let server: Daemon;
/** So many that a checkout takes a while. */
const names = Array.from({ length: 1500 }, (_, at) => `f${at}`);
const contents = (): Record<string, Buffer> =>
  Object.fromEntries(names.map((name) => [name, randomBytes(6000)]));
let many: { readonly one: string; readonly two: string };

const config = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;

/** Two commits of many files on a branch, made at once: git takes a program for each otherwise. */
function filled(bare: string): string {
  const folder = emptyFolder();
  git(folder, 'clone', '--quiet', bare, '.');
  for (const [name, text] of Object.entries(contents())) writeFileSync(join(folder, name), text);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'many');
  git(folder, 'push', '--quiet', 'origin', 'HEAD:refs/heads/17.0');
  return git(folder, 'rev-parse', 'HEAD');
}

beforeAll(async () => {
  program = await bundled(`
    import { machineIn, read, renewed } from './test/git/bringing.ts';
    const [home, config, projects, ...links] = process.argv.slice(2);
    const on = machineIn(home, config, projects);
    const interrupts = on.host.catchSignals();
    interrupts.signal.addEventListener('abort', () => on.stop.abort(interrupts.code()));
    const problems = await renewed(links, on);
    process.stdout.write(read(problems));
    process.exitCode = interrupts.code() ?? 0;
  `);
  root = emptyFolder();
  server = await daemon(root);
  const big = repository(root, 'acme/many.git');
  many = { one: filled(big), two: filled(big) };
});

const manyLink = 'https://git.example.org/acme/many.git 17.0';

/** The program on its way, and its end. */
function run(on: Machine, link: string) {
  const words = [program, emptyFolder(), config(), on.keeping.projects, link];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (out += piece.toString()));
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out })),
  );
  return { pid: child.pid ?? 0, ended };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3000 && !condition(); tries += 1) await after(2);
}

const gitOf = (folder: string): string => git(folder, 'rev-parse', '--absolute-git-dir');
const point = (id: string): void =>
  void git(join(root, 'acme/many.git'), 'update-ref', 'refs/heads/17.0', id);

/** Programs of git that run in a folder: they are in groups of their own, and outlive an odpm that is killed. */
function gitsIn(folder: string): number[] {
  const isThere = (pid: string): boolean => {
    try {
      return (
        readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'git\n'
      );
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isThere(name))
    .map(Number);
}

/** A tree at the first commit of the two, and the branch at the second. */
async function before(): Promise<{ on: Machine; folder: string; own: string }> {
  point(many.one);
  const on = machine(config());
  const { folders, problems } = await brought([manyLink], on);
  expect(read(problems)).toBe('');
  point(many.two);
  const [folder = ''] = folders;
  return { on, folder, own: gitOf(folder) };
}

const told = (problems: Parameters<typeof read>[0]): string => read(problems).split('\n')[0] ?? '';

test.each([0, 15, 40])('killed %i ms into a move, the next run ends it', async (milliseconds) => {
  const { on, folder, own } = await before();
  const running = run(on, manyLink);
  await until(() => existsSync(join(own, 'odpm-move')) && existsSync(join(own, 'index.lock')));
  await after(milliseconds);
  process.kill(running.pid, 'SIGKILL');
  for (const pid of gitsIn(folder)) process.kill(pid, 'SIGKILL');
  await running.ended;
  expect(existsSync(join(own, 'odpm-move'))).toBe(true);
  const problems = await renewed([manyLink], on);
  expect(told(problems)).toContain('has gone on from');
  expect(stands(folder)).toEqual({ commit: many.two, clean: true });
  expect(readdirSync(own).filter((name) => /odpm|lock/.test(name))).toEqual([]);
});

test('Ctrl-C in a move ends git, and the next run ends the move', async () => {
  const { on, folder, own } = await before();
  const running = run(on, manyLink);
  await until(() => existsSync(join(own, 'index.lock')));
  process.kill(running.pid, 'SIGINT');
  expect(await running.ended).toEqual({ code: 130, out: '' });
  expect(gitsIn(folder)).toEqual([]);
  expect(told(await renewed([manyLink], on))).toContain('has gone on from');
  expect(stands(folder)).toEqual({ commit: many.two, clean: true });
});

test('looking for changes of people takes no lock that a killed run could leave', async () => {
  const { on, folder, own } = await before();
  const past = new Date(2020, 1, 1);
  for (const name of names) utimesSync(join(folder, name), past, past);
  writeFileSync(join(folder, 'f0'), 'mine\n');
  const index = readFileSync(join(own, 'index'));
  expect(told(await renewed([manyLink], on))).toContain('f0');
  expect(readFileSync(join(own, 'index')).equals(index)).toBe(true);
});

const smallLink = 'https://git.example.org/acme/small.git 17.0';
let count = 0;

/** A tree as a killed move leaves it: a file is written, one half written, one gone, one not yet touched. */
async function halfMoved() {
  count += 1;
  const bare = repository(root, `acme/small${count}.git`);
  const link = smallLink.replace('small', `small${count}`);
  const same = { same: 'same\n', ignored: 'old\n', '.gitignore': '*.local\n' };
  const from = commit(bare, '17.0', { a: 'a1\n', b: 'b1\n', c: 'c1\n', d: 'd1\n', ...same });
  const on = machine(config());
  const { folders, problems } = await brought([link], on);
  expect(read(problems)).toBe('');
  const [folder = ''] = folders;
  const to = commit(bare, '17.0', {
    a: 'a2\n',
    b: 'b2, which is long\n',
    c: 'c2\n',
    d: 'd2\n',
    new: 'new\n',
    'deep/x': 'x\n',
  });
  git(folder, 'fetch', '--quiet', bare, '17.0');
  const own = gitOf(folder);
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  writeFileSync(join(own, 'odpm-move'), `${from} ${to}\n`);
  writeFileSync(join(own, 'index.lock'), '');
  put('a', 'a2\n');
  put('b', 'b2, whi');
  rmSync(join(folder, 'c'));
  put('new', 'ne');
  put('my.local', 'mine\n');
  put('mine.txt', 'mine\n');
  return { on, folder, own, put, from, to, link };
}

test('what a killed move wrote, and half wrote, is told from what people have written', async () => {
  const { on, folder, to, link } = await halfMoved();
  expect(told(await renewed([link], on))).toContain('has gone on from');
  expect(git(folder, 'status', '--porcelain')).toBe('?? mine.txt');
  expect(git(folder, 'rev-parse', 'HEAD')).toBe(to);
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('b2, which is long\n');
  expect(readFileSync(join(folder, 'my.local'), 'utf8')).toBe('mine\n');
});

test.each([
  ['one that the move changes', 'd', 'd1, mine\n'],
  ['one that it does not touch', 'same', 'mine\n'],
  ['one that it brings', 'new', 'mine\n'],
])('%s, changed since by hand, ends nothing and overwrites nothing', async (_, name, text) => {
  const { on, folder, put, from, to, link } = await halfMoved();
  put(name, text);
  expect(read(await renewed([link], on))).toBe(
    [
      `7: ${folder} was on its way to commit ${to.slice(0, 12)}, and was changed since: ${name}`,
      `Copy what you need of them elsewhere, then end the move: git -C '${folder}' checkout --force --detach ${to}`,
    ].join('\n'),
  );
  expect([readFileSync(join(folder, name), 'utf8'), git(folder, 'rev-parse', 'HEAD')]).toEqual([text, from]);
  git(folder, 'checkout', '--quiet', '--force', '--detach', to);
  expect(told(await renewed([link], on))).toContain('has gone on from');
  expect(git(folder, 'status', '--porcelain')).toBe('?? mine.txt');
});

test('what people have put where the move brings files is not taken for its own', async () => {
  const { on, folder, put, to, link } = await halfMoved();
  mkdirSync(join(folder, 'c'));
  put('c/my.local', 'mine\n');
  put('deep', 'mine\n');
  expect(told(await renewed([link], on))).toBe(
    `7: ${folder} was on its way to commit ${to.slice(0, 12)}, and was changed since: c/my.local, deep`,
  );
  expect([
    readFileSync(join(folder, 'c/my.local'), 'utf8'),
    readFileSync(join(folder, 'deep'), 'utf8'),
  ]).toEqual(['mine\n', 'mine\n']);
});

test('a tree that somebody has taken in hand since is theirs', async () => {
  const { on, folder, own, link } = await halfMoved();
  rmSync(join(own, 'index.lock'));
  git(folder, 'checkout', '--quiet', '--force', '-b', 'fix');
  expect(told(await renewed([link], on))).toContain('your branch fix is checked out there');
  expect(existsSync(join(own, 'odpm-move'))).toBe(false);
});

test("a lock of somebody else's git is not taken away", async () => {
  const { on, folder, own } = await before();
  writeFileSync(join(own, 'index.lock'), '');
  expect(read(await renewed([manyLink], on))).toContain('index.lock');
  expect(existsSync(join(own, 'index.lock'))).toBe(true);
  expect(existsSync(join(own, 'odpm-move'))).toBe(false);
  expect(git(folder, 'rev-parse', 'HEAD')).toBe(many.one);
});

test('two projects on one mirror go on at once', async () => {
  point(many.one);
  const on = machine(config());
  const other: Machine = { ...on, keeping: { ...on.keeping, id: 'blog-4d5e6f' } };
  const [{ folders: one }, { folders: two }] = [
    await brought([manyLink], on),
    await brought([manyLink], other),
  ];
  point(many.two);
  await Promise.all([renewed([manyLink], on), renewed([manyLink], other)]);
  expect([...one, ...two].map(stands)).toEqual([
    { commit: many.two, clean: true },
    { commit: many.two, clean: true },
  ]);
});

/** A program that ends when it is told to. */
function waiting(words: readonly string[], folder: string, more: NodeJS.ProcessEnv = {}) {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, { cwd: folder, env: { ...process.env, ...more }, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { ended, stop: () => child.kill() };
}

const locked = (folder: string, own: string, to: string): string =>
  [
    `7: ${folder} is not moved to commit ${to.slice(0, 12)}: there is a lock of git, ${own}/index.lock`,
    `End what is open there, a commit in an editor for instance; where nothing is: rm '${own}/index.lock'`,
  ].join('\n');

test('the lock of a commit whose message somebody writes stays, where a move was interrupted before', async () => {
  const { on, folder, own, to, link } = await halfMoved();
  rmSync(join(own, 'index.lock'));
  const done = join(emptyFolder(), 'written');
  const editor = `sh -c 'until test -e ${done}; do sleep 0.1; done; echo mine > "$1"' --`;
  const person = waiting(
    ['git', '-c', 'user.name=ana', '-c', 'user.email=ana@example.org', 'commit', '--quiet', '--all'],
    folder,
    { GIT_EDITOR: editor },
  );
  await until(() => existsSync(join(own, 'COMMIT_EDITMSG')));
  expect(read(await renewed([link], on))).toBe(locked(folder, own, to));
  writeFileSync(done, '');
  expect(await person.ended).toBe(0);
  expect(git(folder, 'log', '-1', '--format=%s')).toBe('mine');
});

test('the lock of a git that is at work stays as long as it has it open', async () => {
  const { on, folder, own, to, link } = await halfMoved();
  const lock = join(own, 'index.lock');
  const other = waiting(['sh', '-c', `exec 9>"${lock}"; : > "${own}/open"; exec sleep 60`], folder);
  await until(() => existsSync(join(own, 'open')));
  expect(read(await renewed([link], on))).toBe(locked(folder, own, to));
  expect(existsSync(lock)).toBe(true);
  other.stop();
  await other.ended;
  expect(told(await renewed([link], on))).toContain('has gone on from');
});
