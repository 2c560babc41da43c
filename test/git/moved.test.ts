import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, readlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { bundled, emptyFolder } from '../host/means.ts';
import { brought, read, renewed } from './bringing.ts';
import type { Machine } from './bringing.ts';
import { machine } from './machine.ts';
import { git, repository, stands } from './repositories.ts';
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
  expect(told(problems)).toContain('has moved from');
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
  expect(told(await renewed([manyLink], on))).toContain('has moved from');
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
