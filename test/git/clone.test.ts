import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { bundled, emptyFolder } from '../host/means.ts';
import { cloned, read } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, namesIn, repository, stands, temporary } from './repositories.ts';
import { daemon, web, withPassword } from './servers.ts';
import type { Daemon } from './servers.ts';

const url = 'https://git.example.org/acme/shop.git';
let root: string;
let server: Daemon;
let first: string;
let pull: string;

const rewriting = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;

beforeAll(async () => {
  root = emptyFolder();
  const bare = repository(root, 'acme/shop.git');
  first = git(bare, 'rev-parse', '17.0');
  commit(bare, '17.0', { 'big.bin': randomBytes(2_000_000) });
  git(bare, 'tag', 'v1', first);
  pull = commit(bare, 'pulled', { 'pull.txt': 'x\n' });
  git(bare, 'update-ref', 'refs/pull/12/head', pull);
  git(bare, 'update-ref', '-d', 'refs/heads/pulled');
  server = await daemon(root);
});

const tip = (): string => git(join(root, 'acme/shop.git'), 'rev-parse', '17.0');
const headOf = (folder: string): string => git(folder, 'rev-parse', '--abbrev-ref', 'HEAD');

test.each([
  ['no branch', '', () => [tip(), '17.0']],
  ['a branch', ' 17.0', () => [tip(), '17.0']],
  ['a branch by its full name', ' refs/heads/17.0', () => [tip(), '17.0']],
  ['a tag', ' v1', () => [first, 'HEAD']],
  ['another ref', ' refs/pull/12/head', () => [pull, 'HEAD']],
  ['a commit', ' 17.0 FIRST', () => [first, 'HEAD']],
  ['the first digits of one', ' 17.0 SHORT', () => [first, 'HEAD']],
  ['a commit that no branch leads to', ' 17.0 PULL', () => [pull, 'HEAD']],
] as const)('a link to %s is checked out in a clone with all of its history', async (_, words, wanted) => {
  git(join(root, 'acme/shop.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const said = words.replace('FIRST', first).replace('SHORT', first.slice(0, 9)).replace('PULL', pull);
  const on = machine(rewriting());
  const { folder, problems } = await cloned(`${url}${said}`, on);
  expect(read(problems)).toBe('');
  expect([stands(folder), headOf(folder)]).toEqual([{ commit: wanted()[0], clean: true }, wanted()[1]]);
  expect(git(folder, 'remote', 'get-url', 'origin')).toBe(url);
  expect(git(folder, 'rev-parse', 'refs/remotes/origin/17.0')).toBe(tip());
  expect(temporary(on.keeping.projects)).toEqual([]);
  expect(existsSync(join(folder, '.git/hooks'))).toBe(false);
});

test.each([
  [' 18.0', `3: branch 18.0 not found in ${url}\nName a branch or tag that it has: 17.0.`],
  [
    ' refs/pull/99/head',
    `3: refs/pull/99/head not found in ${url}\nName a branch or tag that it has: v1, 17.0.`,
  ],
  [
    ' 17.0 1234567',
    `3: commit 1234567 not found in ${url}\nPush it there, or name a commit that "git ls-remote" or "git log" of a clone shows.`,
  ],
])('what is not there is told, and nothing is left: %s', async (words, message) => {
  const on = machine(rewriting());
  const { folder, problems } = await cloned(`${url}${words}`, on);
  expect(read(problems)).toBe(message);
  expect([existsSync(folder), temporary(on.keeping.projects)]).toEqual([false, []]);
});

test('who may not see it is told how to be let in, without a question', async () => {
  const closed = await web(root, withPassword('ana:secret'));
  const { problems } = await cloned(`${closed.url}/acme/shop.git 17.0`, machine());
  expect(read(problems)).toContain(`1: authentication failed at 127.0.0.1:${closed.port}: `);
});

test('no code of a repository or of templates runs, no filter, no submodule', async () => {
  const trip = join(emptyFolder(), 'trip');
  const templates = emptyFolder();
  mkdirSync(join(templates, 'hooks'));
  writeFileSync(join(templates, 'hooks/post-checkout'), `#!/bin/sh\ntouch ${trip}\n`, { mode: 0o755 });
  const bare = repository(root, 'acme/trap.git');
  commit(bare, '17.0', {
    '.gitattributes': '* filter=trap\n',
    '.gitmodules': '[submodule "a"]\n\tpath = a\n\turl = /x\n',
  });
  const config = `${rewriting()}[init]\n\ttemplateDir = ${templates}\n[core]\n\thooksPath = ${templates}/hooks\n[filter "trap"]\n\tsmudge = touch ${trip}\n\trequired = true\n[submodule]\n\trecurse = true\n`;
  const { folder, problems } = await cloned('https://git.example.org/acme/trap.git 17.0', machine(config));
  expect(read(problems)).toBe('');
  expect([existsSync(trip), namesIn(folder)]).toEqual([
    false,
    ['.gitattributes', '.gitmodules', 'README.md'],
  ]);
});

test('a folder that is there by now is left as it is', async () => {
  const on = machine(rewriting());
  const folder = join(on.keeping.projects, 'git.example.org/acme/shop');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'mine.txt'), '');
  expect(read((await cloned(url, on)).problems)).toBe('');
  expect(readdirSync(folder)).toEqual(['mine.txt']);
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !condition(); tries += 1) await after(10);
}

async function interrupted(signal: 'SIGINT' | 'SIGKILL') {
  const program = await bundled(`
    import { cloned, machineIn, read } from './test/git/bringing.ts';
    const [home, config, projects, link] = process.argv.slice(2);
    const on = machineIn(home, config, projects);
    const interrupts = on.host.catchSignals();
    interrupts.signal.addEventListener('abort', () => on.stop.abort(interrupts.code()));
    const { problems } = await cloned(link, on);
    process.stdout.write(read(problems));
    process.exitCode = interrupts.code() ?? (problems.length > 0 ? 1 : 0);
  `);
  let isSlow = true;
  const slow = await web(root, (request, response) => {
    if (request.method !== 'POST' || !isSlow) return false;
    const write = response.write.bind(response);
    let queue = Promise.resolve();
    const end = response.end.bind(response);
    Object.assign(response, {
      write: (piece: Buffer) => {
        queue = queue.then(() => after(30)).then(() => void write(piece));
        return true;
      },
      end: () => void queue.then(() => end()),
    });
    return false;
  });
  const { keeping } = machine();
  const link = `${slow.url}/acme/shop.git 17.0`;
  const child = spawn(process.execPath, [program, emptyFolder(), '', keeping.projects, link], {
    cwd: process.cwd(),
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await until(() => slow.asked.filter(({ line }) => line.startsWith('POST')).length > 1);
  await after(100);
  child.kill(signal);
  isSlow = false;
  return { code: await ended, projects: keeping.projects, link };
}

test('Ctrl-C ends git and leaves nothing half made', async () => {
  const { code, projects } = await interrupted('SIGINT');
  expect([code, readdirSync(join(projects, '127.0.0.1/acme'))]).toEqual([130, []]);
});

test('what a killed run left is cleared away by the next, which clones it', async () => {
  const { projects, link } = await interrupted('SIGKILL');
  const left = readdirSync(join(projects, '127.0.0.1/acme'));
  expect(left).toEqual([expect.stringMatching(/^new-/)]);
  const { folder, problems } = await cloned(link, machine('', projects));
  expect(read(problems)).toBe('');
  expect([stands(folder).commit, readdirSync(join(projects, '127.0.0.1/acme'))]).toEqual([tip(), ['shop']]);
});

test('two at once make one clone', async () => {
  const projects = join(emptyFolder(), 'projects');
  const runs = await Promise.all([
    cloned(url, machine(rewriting(), projects)),
    cloned(url, machine(rewriting(), projects)),
  ]);
  expect(runs.map(({ problems }) => read(problems))).toEqual(['', '']);
  expect(readdirSync(join(projects, 'git.example.org/acme'))).toEqual(['shop']);
});
