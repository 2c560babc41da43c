import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { cleanFor } from '../../src/host/environment.ts';
import { nodeHost } from '../../src/host/index.ts';
import type { Host } from '../../src/host/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { emptyFolder } from '../host/means.ts';

interface Environment extends Readonly<Record<string, string>> {
  readonly HOME: string;
}

/** Somebody at a real machine: a home, a git of their own, a project in it. */
export interface Person {
  /** What is shown as `/`. */
  readonly root: string;
  /** The project's folder, absolute: `/home/ana/shop`. */
  readonly folder: string;
  readonly environment: Environment;
  /** What the terminal shows of a command. */
  readonly types: (line: string) => Promise<string>;
}

export interface Has {
  /** What the user's git is configured with. */
  readonly config?: string;
  readonly dependencies: readonly string[];
  /** Members of the manifest besides. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Lines of `.env`; `$HOME` is filled in. */
  readonly env?: string;
  /** Variables besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

const manifest = {
  ...{ manifest_schema: 2, requires_odpm: '5.0.0', odoo_version: '17.0' },
  ...{ platform: { git: 'file://${ODOO_PLATFORM_DIR}' }, python: '3.10', postgres: '15' },
  distro: { name: 'debian', version: '12' },
};

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const width = 80;

/** Breaks what a terminal of 80 columns would break, after the names of this machine's folders have got shorter. */
function folded(line: string): string {
  const lines: string[] = [];
  for (const word of line.trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width - 2)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((each) => `  ${each}`).join('\n');
}

/** The way to mend a problem is what stands alone between blank lines, above its code. */
const foldedFixes = (text: string): string =>
  text.replaceAll(/^ {2}[A-Z].*(?=\n\n {2}\S+ \(odpm explain )/gm, folded);

/** What differs from one machine or run to the next, as it is always shown. */
const steady = (text: string, root: string): string =>
  foldedFixes(
    text
      .replaceAll(root, '')
      .replaceAll(/@shop-[0-9a-f]{6}/g, '@shop-1a2b3c')
      .replaceAll(`${userInfo().username}@127.0.0.1`, 'git@git.example.org')
      .replaceAll(/\b\d+\.\ds$/gm, '0.1s')
      // git is built with one of two libraries, which have words of their own for it.
      .replaceAll(
        /server certificate verification failed\..*|SSL certificate problem: .*/g,
        'SSL certificate problem: self-signed certificate',
      ),
  );

/** The project, and the folder that its platform is. */
function filled(home: string, { config = '', dependencies, more, env = '' }: Has): void {
  const platform = join(home, 'odoo');
  write(join(home, '.gitconfig'), config);
  write(join(platform, 'odoo-bin'), '');
  write(join(home, 'shop/.env'), `ODOO_PLATFORM_DIR=${platform}\n${env.replaceAll('$HOME', home)}`);
  write(
    join(home, 'shop/odpm.json'),
    `${JSON.stringify({ ...manifest, dependencies, ...more }, undefined, 2)}\n`,
  );
}

/** odpm on this machine, with nothing of this user's environment. */
function odpmOf(folder: string, environment: Environment): (words: readonly string[]) => Promise<string> {
  const host = nodeHost(process.cwd());
  const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    host.clock.pause(Math.min(milliseconds, 50), signal);
  const programs: Host['programs'] = {
    ...host.programs,
    clean: (program, named) => cleanFor(program, environment, named),
  };
  const machine = { ...host.machine, home: environment.HOME, environment };
  return async (words) => {
    const { terminal, printed } = memoryHost({ environment: { COLUMNS: '1000' } });
    const at = { ...host, machine, terminal, programs, clock: { ...host.clock, pause } };
    const code = await run(['-C', folder, ...words], at);
    const { out, err } = printed();
    return `${out}${err}exit ${code}\n`;
  };
}

/** What a shell says; servers of this process answer meanwhile. */
async function byHand(line: string, folder: string, environment: Environment): Promise<string> {
  const child = spawn('sh', ['-c', line], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  await once(child, 'close');
  return said === '' || said.endsWith('\n') ? said : `${said}\n`;
}

export function person(has: Has): Person {
  const root = emptyFolder();
  const home = join(root, 'home/ana');
  const folder = join(home, 'shop');
  filled(home, has);
  const fixed = { LC_ALL: 'C', GIT_CONFIG_GLOBAL: join(home, '.gitconfig'), GIT_CONFIG_NOSYSTEM: '1' };
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, ...fixed, ...has.environment };
  const odpm = odpmOf(folder, environment);
  return {
    root,
    folder,
    environment,
    types: async (line) => {
      const [program, ...words] = line.split(' ');
      const shown = program === 'odpm' ? await odpm(words) : await byHand(line, folder, environment);
      return steady(shown, root);
    },
  };
}

/** Commands of a transcript, `odpm plan --no-docker`, in order. */
const commandsOf = (path: string): string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => line.slice(2))
    : [];

/** The transcript below `fixtures/git/` as it is now, and where it lies. */
export async function played(name: string, { types }: Person): Promise<{ text: string; path: string }> {
  const path = join(import.meta.dirname, '../../fixtures/git', name, 'transcript.txt');
  let text = '';
  for (const line of commandsOf(path)) text += `$ ${line}\n${await types(line)}\n`;
  return { text, path };
}
