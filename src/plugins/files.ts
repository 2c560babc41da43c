import { join } from 'node:path';
import type { Problem } from '../diagnostics/index.ts';
import type { Entry, FileFacts, Look } from '../model/index.ts';
import * as say from './problems.ts';
import { wholeFile } from './where.ts';

/** Files of a folder for the question of trust: a line each, of its path, its executable bit and its bytes. */
export interface Files {
  /** Path from the folder → line. */
  readonly lines: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

interface Walk {
  /** Absolute. */
  readonly folder: string;
  readonly shown: string;
  readonly look: Look;
  /** Links are none of the folder's own outside `node_modules`. */
  readonly links: 'refused' | 'told';
  /** Whether a path from the folder is left out, with all below it. */
  readonly skips?: (path: string) => boolean;
}

/** More is not looked through: nobody trusts so many by reading them. */
const most = 20_000;

/** The other bits follow the user's umask. */
const isProgram = (facts: FileFacts | undefined): boolean => ((facts?.mode ?? 0) & 0o100) !== 0;

/** What stands for one file; `undefined`: it is neither a regular file nor a link. */
export async function lineOf(
  path: string,
  { folder, look }: Pick<Walk, 'folder' | 'look'>,
): Promise<string | undefined> {
  const whole = join(folder, path);
  const facts = await look.stat(whole);
  if (facts?.kind === 'link') return `${path} -> ${facts.target ?? ''}`;
  const digest = await look.digest(whole);
  return digest === undefined ? undefined : `${path} ${isProgram(facts) ? 'x' : '-'} ${digest}`;
}

/** Git's own files change with every fetch, and no code is loaded from them. */
const isGit = ({ name }: Entry): boolean => name === '.git';

const inModules = (path: string): boolean => path.split('/').includes('node_modules');

interface Found {
  readonly path: string;
  readonly entry: Entry;
}

async function entriesIn(way: string, { folder, look, skips }: Walk): Promise<readonly Found[]> {
  const entries = await look.list(join(folder, way));
  return entries
    .filter((entry) => !isGit(entry))
    .map((entry) => ({ path: join(way, entry.name), entry }))
    .filter(({ path }) => skips?.(path) !== true);
}

const isRefused = ({ path, entry }: Found, { links }: Walk): boolean =>
  entry.kind === 'link' && links === 'refused' && !inModules(path);

/** Every file below a folder, in a fixed order; links lead nowhere, but say where they would. */
export async function filesBelow(walk: Walk): Promise<Files> {
  const { shown } = walk;
  const lines = new Map<string, string>();
  const problems: Problem[] = [];
  const open = [''];
  let count = 0;
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const entries = await entriesIn(way, walk);
    count += entries.length;
    if (count > most)
      return { lines, problems: [...problems, say.tooManyFiles({ folder: shown, most }, wholeFile(shown))] };
    for (const found of entries) {
      const { path, entry } = found;
      const line = entry.kind === 'directory' ? undefined : await lineOf(path, walk);
      if (entry.kind === 'directory') open.push(path);
      if (line !== undefined) lines.set(path, line);
      const named = join(shown, path);
      if (isRefused(found, walk))
        problems.push(say.pathOutside({ path: named, example: undefined }, wholeFile(named)));
    }
  }
  return { lines, problems };
}
