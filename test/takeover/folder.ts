import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { hostIn, inPlace, layOut } from '../conformance/case.ts';
import type { Case } from '../conformance/case.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'takeover');

/** A folder as odpm 4.7.0 left it: written down from a run of it with `--skip-start --no-git-update`. */
interface Left {
  readonly title: string;
  readonly files: Case['files'];
  /** Folders without files. */
  readonly folders: readonly string[];
  readonly links: Readonly<Record<string, string>>;
}

export const cases: readonly string[] = readdirSync(fixtures)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  /** Of the project. */
  readonly path: string;
  /** Writes a file with the folders above it. */
  put(path: string, text: string): void;
  read(path: string): string;
  odpm(...words: readonly string[]): Promise<Ended>;
  /** Path → its bytes in base 64, or what is written in the link; empty folders end in `/`. */
  state(): Map<string, string>;
  end(): void;
}

function entries(folder: string, way = ''): [string, string][] {
  const found = readdirSync(join(folder, way), { withFileTypes: true });
  if (found.length === 0) return [[`${way}/`, '']];
  return found.flatMap((entry): [string, string][] => {
    const path = join(way, entry.name);
    if (entry.isSymbolicLink()) return [[path, `link to ${readlinkSync(join(folder, path))}`]];
    if (entry.isDirectory()) return entries(folder, path);
    return [[path, readFileSync(join(folder, path), 'base64')]];
  });
}

/** Lays a case out below a folder; what odpm 4 left lies in its `project`, whose path this is. */
export function leftBy4(name: string, root: string): string {
  const left = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as Left;
  const path = join(root, 'project');
  layOut(left.files, root);
  for (const folder of left.folders) mkdirSync(join(path, folder), { recursive: true });
  for (const [at, target] of Object.entries(left.links)) symlinkSync(inPlace(target, root), join(path, at));
  return path;
}

/** A folder of odpm 4 on this machine, with what its Odoo and PostgreSQL would have left in `data/`. */
export function folderOf4(name: string, data: Readonly<Record<string, string>> = {}): Folder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-takeover-')));
  const path = leftBy4(name, root);
  const put = (at: string, text: string): void => {
    mkdirSync(dirname(join(path, at)), { recursive: true });
    writeFileSync(join(path, at), text);
  };
  for (const [at, text] of Object.entries(data)) put(at, text);
  return {
    path,
    put,
    read: (at) => readFileSync(join(path, at), 'utf8'),
    async odpm(...words) {
      const said = { out: '', err: '' };
      const { terminal, ...host } = hostIn(root, {}, (text) => (said.out += text));
      const heard = { ...host, terminal: { ...terminal, err: (text: string) => void (said.err += text) } };
      const code = await run(words, heard);
      const here = (text: string): string => text.replaceAll(`${relative('/', root)}/`, '');
      return { code, out: here(said.out), err: here(said.err) };
    },
    state: () => new Map(entries(path)),
    end: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
