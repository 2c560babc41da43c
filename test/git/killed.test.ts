import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { needed } from '../../src/run/git/phases.ts';
import { bundled, emptyFolder, needs } from '../host/means.ts';
import { brought, read } from './bringing.ts';
import type { Machine } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, repository, stands, temporary } from './repositories.ts';
import { daemon, web } from './servers.ts';
import type { Daemon, Web } from './servers.ts';

let program: string;
let root: string;
let server: Daemon;
/** Sends its packs slowly. */
let slow: Web;

beforeAll(async () => {
  program = await bundled(`
    import { brought, machineIn, read } from './test/git/bringing.ts';
    const [home, config, projects, ...links] = process.argv.slice(2);
    const on = machineIn(home, config, projects);
    const interrupts = on.host.catchSignals();
    interrupts.signal.addEventListener('abort', () => on.stop.abort(interrupts.code()));
    const { problems } = await brought(links, on);
    process.stdout.write(read(problems));
    process.exitCode = interrupts.code() ?? (problems.length > 0 ? 1 : 0);
  `);
  root = emptyFolder();
  const big = repository(root, 'acme/web.git');
  commit(
    big,
    '17.0',
    Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, randomBytes(40_000)])),
  );
  server = await daemon(root);
  slow = await web(root, (request, response) => {
    if (request.method !== 'POST') return false;
    const [write, end] = [response.write.bind(response), response.end.bind(response)];
    let queue = Promise.resolve();
    Object.assign(response, {
      write: (piece: Buffer) => {
        queue = queue.then(() => after(30)).then(() => void write(piece));
        return true;
      },
      end: () => void queue.then(() => end()),
    });
    return false;
  });
});

const rewriting = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;
const link = 'https://git.example.org/acme/web.git 17.0';

interface Run {
  readonly pid: number;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string }>;
}

function run(config: string, projects: string, ...links: string[]): Run {
  const child = spawn(process.execPath, [program, emptyFolder(), config, projects, ...links], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (out += piece.toString()));
  return {
    pid: child.pid ?? 0,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out }))),
  };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !condition(); tries += 1) await after(10);
}

const somethingBegun = (projects: string) => (): boolean =>
  temporary(projects).some((path) => /new-[0-9a-f]{8}-\w+$/.test(path));

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends git and leaves nothing half made', async (signal) => {
  const { keeping } = machine();
  const asked = slow.asked.length;
  const running = run('', keeping.projects, `${slow.url}/acme/web.git 17.0`);
  await until(() => slow.asked.slice(asked).some(({ line }) => line.startsWith('POST')));
  await after(150);
  expect(temporary(keeping.projects)).not.toEqual([]);
  process.kill(running.pid, signal);
  expect(await running.ended).toEqual({ code: signal === 'SIGINT' ? 130 : 143, out: '' });
  expect(temporary(keeping.projects)).toEqual([]);
  expect(readdirSync(keeping.projects, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
    '.mirrors',
    '.mirrors/127.0.0.1',
    '.mirrors/127.0.0.1/acme',
  ]);
});

test('killed at any moment, the next run brings it', async () => {
  const { keeping } = machine();
  const commitOfBranch = git(join(root, 'acme/web.git'), 'rev-parse', '17.0');
  for (const [at, milliseconds] of [0, 20, 60, 120].entries()) {
    const projects = join(keeping.projects, String(at));
    const running = run(rewriting(), projects, link);
    await until(somethingBegun(projects));
    await after(milliseconds);
    process.kill(running.pid, 'SIGKILL');
    await running.ended;
    const on = machine(rewriting(), projects);
    const { folders, problems } = await brought([link], on);
    expect(read(problems)).toBe('');
    expect(stands(folders[0] ?? '')).toEqual({ commit: commitOfBranch, clean: true });
    expect(temporary(projects).filter((path) => !path.includes('/objects/'))).toEqual([]);
  }
});

test('what a killed fetch left locked in a mirror is taken away', async () => {
  const on = machine(rewriting());
  await brought([link], on);
  const mirror = join(on.keeping.projects, '.mirrors/git.example.org/acme/web.git');
  const later = commit(join(root, 'acme/web.git'), 'later', { later: 'x' });
  for (const lock of ['shallow.lock', 'refs/odpm/last.lock', `refs/odpm/commits/${later}.lock`])
    writeFileSync(join(mirror, lock), '');
  expect(read((await brought(['https://git.example.org/acme/web.git later'], on)).problems)).toBe('');
});

test('of two projects at once one fetches, the other waits for it', async () => {
  const { keeping } = machine();
  const http = await web(root);
  const id = git(join(root, 'acme/web.git'), 'rev-parse', '17.0');
  const url = `${http.url}/acme/web.git ${id}`;
  const runs = [run('', keeping.projects, url), run('', keeping.projects, url)];
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([
    { code: 0, out: '' },
    { code: 0, out: '' },
  ]);
  expect(http.asked.filter(({ line }) => line.startsWith('GET')).length).toBe(1);
});

test('at most as many programs of git run as are allowed', async () => {
  const paths = Array.from({ length: 6 }, (_, at) => `many/${at}.git`);
  for (const path of paths) repository(root, path);
  const on: Machine = machine(rewriting());
  on.settings.jobs = 2;
  let [now, most] = [0, 0];
  const { programs } = on.host;
  const counting = {
    ...programs,
    run: async (command: Parameters<typeof programs.run>[0]) => {
      now += 1;
      most = Math.max(most, now);
      const ended = await programs.run(command);
      now -= 1;
      return ended;
    },
  };
  const links = paths.map((path) => `https://git.example.org/${path} 17.0`);
  const { problems } = await brought(links, { ...on, host: { ...on.host, programs: counting } });
  expect(read(problems)).toBe('');
  expect(most).toBe(2);
});

needs('root', 'mount').each([
  ['the mirror', '1m'],
  ['the work tree', '4m'],
] as const)('a disk that is full with %s is told, and nothing is left on it', async (_, size) => {
  const projects = emptyFolder();
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', projects]).status).toBe(0);
  try {
    expect(read((await brought([link], machine(rewriting(), projects))).problems)).toBe(
      [
        `1: no space left on device: ${projects}, for https://git.example.org/acme/web.git`,
        'Make room there, or name another folder in ODOO_PROJECTS_DIR, and run the same command again.',
      ].join('\n'),
    );
    expect(temporary(projects)).toEqual([]);
  } finally {
    spawnSync('umount', [projects]);
  }
});

test('what a pack that broke off would have needed is told from how far it came', () => {
  const said =
    'Receiving objects:  10% (1/10)\rReceiving objects:  34% (3/10), 20.40 MiB | 9.00 MiB/s\rfatal: write error';
  expect([needed(said), needed('Receiving objects:  34% (3/10)\rfatal')]).toEqual(['60 MiB', undefined]);
});
