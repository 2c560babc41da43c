import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { brought, read, renewed } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, repository } from './repositories.ts';
import { daemon } from './servers.ts';
import type { Daemon } from './servers.ts';

let root: string;
let server: Daemon;
beforeAll(async () => {
  root = emptyFolder();
  server = await daemon(root);
});

const config = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;
const gitOf = (folder: string): string => git(folder, 'rev-parse', '--absolute-git-dir');
const told = (problems: Parameters<typeof read>[0]): string => read(problems).split('\n')[0] ?? '';

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3000 && !condition(); tries += 1) await after(2);
}

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
  expect(told(await renewed([link], on))).toContain('has moved from');
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
      `7: the move of ${folder} to commit ${to.slice(0, 12)} was interrupted, and files were changed since: ${name}`,
      `Copy what you need of them elsewhere, then complete the move: git -C '${folder}' checkout --force --detach ${to}`,
    ].join('\n'),
  );
  expect([readFileSync(join(folder, name), 'utf8'), git(folder, 'rev-parse', 'HEAD')]).toEqual([text, from]);
  git(folder, 'checkout', '--quiet', '--force', '--detach', to);
  expect(told(await renewed([link], on))).toContain('has moved from');
  expect(git(folder, 'status', '--porcelain')).toBe('?? mine.txt');
});

test('what people have put where the move brings files is not taken for its own', async () => {
  const { on, folder, put, to, link } = await halfMoved();
  mkdirSync(join(folder, 'c'));
  put('c/my.local', 'mine\n');
  put('deep', 'mine\n');
  expect(told(await renewed([link], on))).toBe(
    `7: the move of ${folder} to commit ${to.slice(0, 12)} was interrupted, and files were changed since: c/my.local, deep`,
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
  expect(told(await renewed([link], on))).toContain('has moved from');
});
