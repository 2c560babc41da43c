import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect } from 'vitest';

const top = join(import.meta.dirname, '..', '..');
export const entry = join(top, 'bin', 'odpm.cjs');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Box {
  /** Everything of this box lies in it. */
  readonly root: string;
  /** A copy of the bundled example. */
  readonly project: string;
  readonly home: string;
  /** A folder of someone else's, which nothing may change. */
  readonly victim: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the built odpm in the project. */
  odpm(...words: readonly string[]): Ended;
  /** Runs a program in the project with odpm's environment, and what is said here over it. */
  run(argv: readonly string[], more?: Readonly<Record<string, string>>): Ended;
  /** Writes a file of the project. */
  put(path: string, text: string): void;
  /** Changes the manifest. */
  manifest(more: Readonly<Record<string, unknown>>): void;
}

const boxes: string[] = [];
afterAll(() => {
  for (const root of boxes) rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A machine's part: the example as it comes from git, a home, a victim and an Odoo tree without Odoo. */
export function box(): Box {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-faults-')));
  boxes.push(root);
  const [project, home, victim] = [join(root, 'shop'), join(root, 'home'), join(root, 'victim')];
  const known = spawnSync('git', ['-C', top, 'ls-files', '-z', 'fixtures/demo'], { encoding: 'utf8' }).stdout;
  for (const path of known.split('\0').filter((each) => each !== '')) {
    cpSync(join(top, path), join(project, relative('fixtures/demo', path)));
  }
  write(join(root, 'odoo/odoo-bin'), '#!/usr/bin/env python3\n');
  write(join(root, 'odoo/odoo/addons/base/__manifest__.py'), '{}\n');
  write(join(root, 'odoo/addons/web/__manifest__.py'), '{}\n');
  write(join(victim, 'file'), 'of someone else\n');
  mkdirSync(home);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    ODOO_PLATFORM_DIR: join(root, 'odoo'),
    UV_USE_IO_URING: '0',
  };
  const run: Box['run'] = ([program = '', ...words], more) => {
    const env = { ...environment, ...more };
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: project,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { code: status, out: stdout, err: stderr };
  };
  return {
    root,
    project,
    home,
    victim,
    environment,
    run,
    odpm: (...words) => run([process.execPath, entry, ...words]),
    put: (path, text) => write(join(project, path), text),
    manifest(more) {
      const path = join(project, 'odpm.json');
      const now = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      writeFileSync(path, `${JSON.stringify({ ...now, ...more }, undefined, 2)}\n`);
    },
  };
}

function told(path: string): string {
  const facts = lstatSync(path);
  const mode = (facts.mode & 0o7777).toString(8);
  if (facts.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  if (facts.isDirectory()) return `folder ${mode}`;
  if (!facts.isFile()) return `special ${mode}`;
  return `${mode} ${String(facts.size)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
}

/** Everything below a folder; links lead nowhere, as `recursive` of Node's own would have them do. */
const below = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...below(path)] : [path];
  });

/** Path → type, mode, size, digest, target of everything below the folders. */
export function snapshot(...folders: readonly string[]): Record<string, string> {
  const paths = folders.flatMap((folder) => [folder, ...below(folder)]);
  return Object.fromEntries(paths.sort().map((path) => [path, told(path)]));
}

/** Runs something and sees that nothing below the folders is another than before. */
export function unchanged<T>(folders: readonly string[], work: () => T): T {
  const before = snapshot(...folders);
  const result = work();
  expect(snapshot(...folders)).toEqual(before);
  return result;
}
