import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/index.ts';
import { takeFile } from '../../src/host/lock/socket.ts';
import { bundled, emptyFolder } from './means.ts';

/** Holds a project until it is killed; says `held` or what stands in its way. */
const holder = `
  import { nodeHost } from './src/host/index.ts';
  const held = await nodeHost('/').hold(process.argv[2] ?? '', { command: 'odpm up' });
  console.log(held.ok ? 'held' : held.problems.map(({ exit, message }) => exit + ': ' + message).join());
  setInterval(() => undefined, 1000);
`;

let program = '';
let folder = '';
const children: ChildProcess[] = [];
const host = nodeHost(process.cwd());
const lock = (): string => join(folder, '.odpm/state/lock');

beforeAll(async () => {
  program = await bundled(holder);
});
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function other(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held\n');
  return child;
}

/** Takes the lock and gives it back; what it says. */
async function attempt(): Promise<string> {
  const held = await host.hold(folder, { command: 'odpm plan' });
  if (!held.ok) return held.problems.map(({ exit, message }) => `${exit}: ${message}`).join();
  await held.value();
  return 'held';
}

test('the lock tells who holds the project, and is gone afterwards', async () => {
  const held = await host.hold(folder, { command: 'odpm up' });
  const told: unknown = JSON.parse(readFileSync(lock(), 'utf8'));
  expect(told).toEqual({
    pid: process.pid,
    command: 'odpm up',
    since: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
  expect(statSync(lock()).mode & 0o777).toBe(0o600);
  if (held.ok) await held.value();
  expect(readdirSync(join(folder, '.odpm/state'))).toEqual([]);
  expect(await attempt()).toBe('held');
});

test('another process is told who holds the project, since when, and what to do', async () => {
  const { pid } = await other();
  const held = await host.hold(folder, { command: 'odpm plan' });
  const told = JSON.parse(readFileSync(lock(), 'utf8')) as { since: string };
  expect(held.problems).toEqual([
    {
      code: 'host/held',
      severity: 'error',
      exit: 5,
      message: `another odpm holds this project: odpm up (pid ${pid}, since ${told.since})`,
      also: [],
      fix: `Wait until it ends, or end it: kill ${pid}`,
    },
  ]);
});

test('the same project by another path is the same project', async () => {
  await other();
  const link = join(emptyFolder(), 'link');
  symlinkSync(folder, link);
  expect((await host.hold(link, { command: 'odpm up' })).problems.map(({ code }) => code)).toEqual([
    'host/held',
  ]);
});

test('a holder that was killed leaves nothing to clean up, even when its pid is now of another', async () => {
  const child = await other();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(lock())).toBe(true);
  writeFileSync(lock(), JSON.stringify({ pid: 1, command: 'odpm up', since: 'long ago' }));
  const started = performance.now();
  expect(await attempt()).toBe('held');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('a holder that is stopped still holds', async () => {
  const child = await other();
  child.kill('SIGSTOP');
  expect(await attempt()).toMatch(/^5: another odpm holds this project: odpm up \(pid \d+, since /);
});

test('a lock that says garbage, or very much of it, is only told without details', async () => {
  await other();
  const said = '5: another odpm holds this project; which one is not known';
  for (const garbage of ['', '{', '[]', '{"pid":"1"}', '\0']) {
    writeFileSync(lock(), garbage);
    expect(await attempt()).toBe(said);
  }
  truncateSync(lock(), 1024 ** 3);
  expect(await attempt()).toBe(said);
  unlinkSync(lock());
  execFileSync('mkfifo', [lock()]);
  expect(await attempt()).toBe(said);
});

test('a huge leftover is replaced unread', async () => {
  mkdirSync(join(folder, '.odpm/state'), { recursive: true });
  writeFileSync(lock(), '');
  truncateSync(lock(), 1024 ** 3);
  expect(await attempt()).toBe('held');
});

test('a link, a FIFO or a folder in the place of the lock is refused, and nothing hangs', async () => {
  const victim = emptyFolder();
  mkdirSync(join(folder, '.odpm/state'), { recursive: true });
  symlinkSync(join(victim, 'new'), lock());
  expect(await attempt()).toBe(
    '7: .odpm/state/lock is a symbolic link, and odpm does not write through links',
  );
  expect(readdirSync(victim)).toEqual([]);
  unlinkSync(lock());
  execFileSync('mkfifo', [lock()]);
  expect(await attempt()).toBe('7: .odpm/state/lock is a FIFO, where odpm needs a file');
  unlinkSync(lock());
  mkdirSync(lock());
  expect(await attempt()).toBe('7: .odpm/state/lock is a directory, where odpm needs a file');
});

test('.odpm may be no link', async () => {
  const victim = emptyFolder();
  symlinkSync(victim, join(folder, '.odpm'));
  expect(await attempt()).toBe('7: .odpm is a symbolic link, and odpm does not write through links');
  expect(readdirSync(victim)).toEqual([]);
});

test('where there is no abstract namespace, a socket file is the lock: one holder a project', async () => {
  const locks = emptyFolder();
  const first = await takeFile('/project', locks);
  expect(first).toBeDefined();
  expect(await takeFile('/project', locks)).toBeUndefined();
  expect(await takeFile('/other', locks)).toBeDefined();
  await first?.();

  const again = await takeFile('/project', locks);
  expect(again).toBeDefined();
  await again?.();
  expect(readdirSync(locks)).toHaveLength(1);
});

test('of many that find the same dead socket one gets it', async () => {
  const locks = emptyFolder();
  const script = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  const first = await takeFile('/project', locks);
  const [name = ''] = readdirSync(locks);
  await first?.();
  const dead = spawn(process.execPath, ['-e', script, join(locks, name)]);
  await once(dead, 'exit');
  expect(readdirSync(locks)).toEqual([name]);
  const all = await Promise.all(Array.from({ length: 8 }, () => takeFile('/project', locks)));
  const got = all.filter((release) => release !== undefined);
  expect(got).toHaveLength(1);
  expect(await takeFile('/project', locks)).toBeUndefined();
  await got[0]?.();
  expect(readdirSync(locks)).toEqual([]);
});
