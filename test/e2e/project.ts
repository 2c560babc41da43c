import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const top = join(import.meta.dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when stdout or stderr holds the text. */
  readonly shows: (text: string) => Promise<void>;
}

function start(
  argv: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Started {
  const [program = '', ...words] = argv;
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const hear = (stream: 'out' | 'err') => (chunk: Buffer) => {
    said[stream] += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear('out'));
  child.stderr.on('data', hear('err'));
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...said }));
    }),
    kill: (signal) => void child.kill(signal),
    shows: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (said.out.includes(text) || said.err.includes(text)) resolve();
        };
        listeners.add(look);
        child.on('close', () => reject(new Error(`ended without "${text}":\n${said.out}${said.err}`)));
        look();
      }),
  };
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface DemoProject {
  readonly folder: string;
  readonly environment: Record<string, string>;
  readonly ports: Readonly<Record<'odoo' | 'postgres' | 'mailpit' | 'debugger', number>>;
  odpm(...words: readonly string[]): Promise<Ended>;
  start(...words: readonly string[]): Started;
  docker(...words: readonly string[]): Promise<string>;
  /** Removes containers, volumes and the folder. */
  end(): Promise<void>;
}

/** A copy of the bundled example in a folder of its own, with free ports and a home of its own. */
export async function demoProject(): Promise<DemoProject> {
  const box = mkdtempSync(join(tmpdir(), 'odpm-e2e-'));
  const folder = join(box, `shop-${String(process.pid)}`);
  cpSync(join(top, 'fixtures', 'demo'), folder, { recursive: true });
  for (const made of [
    '.odpm',
    'Dockerfile',
    '.dockerignore',
    'docker-compose.yml',
    'odoo.conf',
    'prepared.txt',
  ]) {
    rmSync(join(folder, made), { recursive: true, force: true });
  }
  const ports = {
    odoo: await freePort(),
    postgres: await freePort(),
    mailpit: await freePort(),
    debugger: await freePort(),
  };
  const environment = {
    ODPM_HOME: join(box, 'home'),
    ODOO_PORT: String(ports.odoo),
    GEVENT_PORT: String(await freePort()),
    POSTGRES_PORT: String(ports.postgres),
    DEBUGGER_PORT: String(ports.debugger),
    MAILPIT_PORT: String(ports.mailpit),
  };
  const begin = (...words: readonly string[]): Started =>
    start([process.execPath, join(top, 'bin', 'odpm.cjs'), ...words], folder, environment);
  const docker = async (...words: readonly string[]): Promise<string> => {
    const { code, out, err } = await start(['docker', ...words], folder, {}).ended;
    if (code !== 0) throw new Error(`docker ${words.join(' ')}: ${err}`);
    return out;
  };
  return {
    folder,
    environment,
    ports,
    odpm: (...words) => begin(...words).ended,
    start: begin,
    docker,
    end: async () => {
      const name = `shop-${String(process.pid)}`;
      await docker('compose', '--project-name', name, 'down', '--volumes', '--remove-orphans');
      rmSync(box, { recursive: true, force: true });
    },
  };
}

/** Path → inode and modification time of every file that odpm made or may touch. */
export function state(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'));
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { ino, mtimeMs } = statSync(path);
      return [path, `${String(ino)} ${String(mtimeMs)}`];
    }),
  );
}

/** Asks again until the answer is what is waited for, for at most a minute. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask().catch((error: unknown) => error as T);
    if (wanted(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
