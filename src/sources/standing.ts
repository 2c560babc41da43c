import { join, relative, resolve } from 'node:path';
import type { Look } from '../model/index.ts';

/** How the files of a git repository lie where they should. */
export type Standing =
  | { readonly is: 'absent' }
  /** A work tree of the mirror; `commit` has 40 hex digits. */
  | { readonly is: 'tree'; readonly commit: string; readonly branch: string | undefined }
  /** Something that is no work tree of the mirror. */
  | { readonly is: 'other' };

interface At {
  readonly folder: string;
  readonly mirror: string;
}

async function textOf(path: string, look: Look): Promise<string> {
  const read = await look.read(path);
  return (read.ok ? read.value : undefined)?.trim() ?? '';
}

const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..');
};

const commitIn = (text: string): string | undefined => /^[0-9a-f]{40}\b/.exec(text)?.[0];

/** The commit of a branch, loose or packed. */
async function commitOf(ref: string, mirror: string, look: Look): Promise<string> {
  const loose = commitIn(await textOf(join(mirror, ref), look));
  if (loose !== undefined) return loose;
  const packed = (await textOf(join(mirror, 'packed-refs'), look)).split('\n');
  return commitIn(packed.find((line) => line.endsWith(` ${ref}`)) ?? '') ?? '';
}

/** The folder that a mirror has of a work tree; `undefined`: it is none of this mirror. */
async function ownOf(folder: string, mirror: string, look: Look): Promise<string | undefined> {
  const way = /^gitdir: (.*)$/.exec(await textOf(join(folder, '.git'), look))?.[1];
  const own = way === undefined ? undefined : resolve(folder, way);
  return own !== undefined && isBelow(own, join(mirror, 'worktrees')) ? own : undefined;
}

/** Reads files of git alone: with many repositories a program for each would take most of the time. */
export async function standing({ folder, mirror }: At, look: Look): Promise<Standing> {
  if (!(await look.stat(folder))) return { is: 'absent' };
  const own = await ownOf(folder, mirror, look);
  if (own === undefined) return { is: 'other' };
  const head = await textOf(join(own, 'HEAD'), look);
  const commit = commitIn(head);
  if (commit !== undefined) return { is: 'tree', commit, branch: undefined };
  const ref = /^ref: (\S+)$/.exec(head)?.[1] ?? '';
  return { is: 'tree', commit: await commitOf(ref, mirror, look), branch: ref.replace(/^refs\/heads\//, '') };
}
