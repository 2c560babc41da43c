import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { nodeFiles } from '../../src/host/files/index.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { run as runProgram } from '../../src/host/programs/run.ts';
import { emptyFolder } from '../host/means.ts';
import { builtPackage } from '../host/plugins/given.ts';

type Files = Readonly<Record<string, string>>;

export interface Shopping {
  /** Path in the project → text. */
  readonly files?: Files;
  /** Members of the manifest beside those that each needs. */
  readonly manifest?: object;
  readonly environment?: Files;
  /** How programs end, or those of this machine, npm without a network; left out, there are none. */
  readonly programs?: NonNullable<Parameters<typeof memoryHost>[0]>['programs'] | 'real';
  /** Milliseconds that code of a plugin may take. */
  readonly deadline?: number;
}

export interface How {
  readonly environment?: Files;
  /** What the person types; without it there is no terminal. */
  readonly typed?: readonly string[];
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project with plugins in a real folder, on a machine without Docker. */
export interface Shop {
  readonly folder: string;
  /** Runs a command line; each time with the files as they are, and no code of plugins kept. */
  readonly odpm: (line: string, how?: How) => Promise<Said>;
  readonly read: (path: string) => string | undefined;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
}

let whole: Promise<string> | undefined;

/** odpm's own package with the SDK as its sources are now. */
export const packageFolder = (): Promise<string> => {
  whole ??= (async () => {
    const folder = await builtPackage();
    const own = new Set(readdirSync(folder));
    for (const name of readdirSync('.'))
      if (!own.has(name)) symlinkSync(join(process.cwd(), name), join(folder, name));
    return folder;
  })();
  return whole;
};

function put(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const manifest = (more: object): string => {
  const all = {
    manifest_schema: 2,
    requires_odpm: '5.0.0',
    platform: { git: 'file://${ODOO_PLATFORM_DIR} 19.0' },
    python: '3.13',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
    ...more,
  };
  return `${JSON.stringify(all, undefined, 2)}\n`;
};

const odoo = { 'odoo-bin': '', 'odoo/addons/base/__manifest__.py': '{}', 'addons/web/__manifest__.py': '{}' };

/** The project `shop`, with these files and plugins. */
export async function shop({ files = {}, deadline = 5000, ...given }: Shopping = {}): Promise<Shop> {
  const root = emptyFolder();
  const folder = join(root, 'shop');
  put(join(root, 'odoo'), odoo);
  put(folder, { 'odpm.json': manifest(given.manifest ?? {}), ...files });
  mkdirSync(join(root, 'home'));
  const npm = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(root, 'home'),
    npm_config_offline: 'true',
    npm_config_cache: join(root, 'cache'),
  };
  const usual = {
    ODOO_PLATFORM_DIR: join(root, 'odoo'),
    ...(given.programs === 'real' && npm),
    ...given.environment,
  };
  const own = await packageFolder();
  return {
    folder,
    async odpm(line, { environment = {}, typed }: How = {}) {
      const memory = memoryHost({
        cwd: folder,
        home: join(root, 'home'),
        package: own,
        plugins: { deadline },
        ...(typeof given.programs === 'function' && { programs: given.programs }),
        interactive: typed !== undefined,
        answers: [...(typed ?? [])],
        environment: { ...usual, ...environment },
      });
      const machine = { ...memory.machine, uid: userInfo().uid, node: process.execPath };
      const programs = given.programs === 'real' ? { ...memory.programs, run: runProgram } : memory.programs;
      const code = await run(line.split(' '), { ...memory, machine, programs, files: nodeFiles(folder) });
      const { out, err } = memory.printed();
      const shown = (text: string): string => text.replaceAll(root, '');
      return { code, out: shown(out), err: shown(err) };
    },
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
    write: (path, text) => put(folder, { [path]: text }),
    remove: (path) => rmSync(join(folder, path)),
  };
}

/** Id → why, of the rows that a plan shows. */
export const rowsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^ {2}(?:update|run|noop|blocked|skip) +(\S+) +(.*)$/gm)].map(
      ([, id = '', because = '']) => [id, because],
    ),
  );

/** The problems that a command told, as they stand there. */
export const problemsIn = (text: string): string =>
  [...text.matchAll(/^(?:error|warning|note): .*\n(?:\n?(?: {2}.*\n)+)*/gm)].map(([one]) => one).join('\n');
