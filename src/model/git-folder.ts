import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Look } from './look.ts';

type Reads = Pick<Look, 'read' | 'stat'>;

/** Where git keeps what it knows of a folder; both absolute. */
export interface GitFolders {
  /** Of this work tree. */
  readonly own: string;
  /** Of its repository, which all its work trees share. */
  readonly shared: string;
}

/** What a work tree stands at. */
export interface Head {
  /** 40 hex digits; `undefined`: there is no commit yet. */
  readonly commit: string | undefined;
  /** `refs/heads/19.0`; `undefined`: it is detached. */
  readonly ref: string | undefined;
}

async function textOf(path: string, look: Reads): Promise<string> {
  const read = await look.read(path);
  return (read.ok ? read.value : undefined)?.trim() ?? '';
}

const commitIn = (text: string): string | undefined => /^[0-9a-f]{40}(?=\s|$)/.exec(text)?.[0];

/** Reads files of git alone: with many repositories a program for each would take most of the time. */
export async function gitOf(folder: string, look: Reads): Promise<GitFolders | undefined> {
  const path = join(folder, '.git');
  const there = await look.stat(path);
  if (!there) return undefined;
  if (there.kind !== 'file') return { own: path, shared: path };
  const way = /^gitdir: (.*)$/.exec(await textOf(path, look))?.[1];
  if (way === undefined) return undefined;
  const own = resolve(folder, way);
  return { own, shared: resolve(own, await textOf(join(own, 'commondir'), look)) };
}

/** The end of a path that another does not share with it. */
const apart = (from: string, to: string): string => `/${relative(from, to).replace(/^(\.\.\/)+/, '')}`;

/**
 * What a mirror keeps of a work tree that points to where the mirror lay before both were moved, or copied to another
 * machine: each has the other still at the same place beside it. `undefined`: it is none of the mirror's, or another one has
 * taken its place there.
 */
export async function partedFrom(
  mirror: string,
  tree: { readonly folder: string; readonly own: string },
  look: Reads,
): Promise<string | undefined> {
  const { folder, own } = tree;
  const before = dirname(dirname(own));
  if (own !== join(before, 'worktrees', basename(own)) || (await look.stat(own))) return undefined;
  const kept = join(mirror, 'worktrees', basename(own));
  const known = dirname(resolve(kept, await textOf(join(kept, 'gitdir'), look)));
  if (!known.endsWith(apart(mirror, folder)) || !before.endsWith(apart(folder, mirror))) return undefined;
  const there = known === folder ? undefined : await gitOf(known, look);
  return there && (await look.stat(there.own)) ? undefined : kept;
}

/** The commit that a ref of a repository leads to, loose or packed. */
async function refIn(shared: string, ref: string, look: Reads): Promise<string | undefined> {
  const loose = commitIn(await textOf(join(shared, ref), look));
  if (loose !== undefined) return loose;
  const packed = (await textOf(join(shared, 'packed-refs'), look)).split('\n');
  return commitIn(packed.find((line) => line.endsWith(` ${ref}`)) ?? '');
}

/** The commit and the branch, loose or packed, that a work tree stands at. */
export async function headOf({ own, shared }: GitFolders, look: Reads): Promise<Head> {
  const head = await textOf(join(own, 'HEAD'), look);
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return { commit: commitIn(head), ref };
  return { commit: await refIn(shared, ref, look), ref };
}

/** Keeps a commit that odpm fetched: whatever becomes of the branch that led to it. */
export const keptAs = (commit: string): string => `refs/odpm/commits/${commit}`;

/** Whether odpm fetched a commit for somebody. */
export const isKept = async (commit: string, { shared }: GitFolders, look: Reads): Promise<boolean> =>
  (await refIn(shared, keptAs(commit), look)) === commit;

/** From one commit to another, of 40 hex digits each. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** In git's own folder of a work tree, from before a move until it is done. */
export const moveFile = 'odpm-move';

export const moveText = ({ from, to }: Move): string => `${from} ${to}\n`;

/** A move that was begun, and not ended. */
export async function moveBegun(git: GitFolders, look: Reads): Promise<Move | undefined> {
  const [, from, to] =
    /^([0-9a-f]{40}) ([0-9a-f]{40})$/.exec(await textOf(join(git.own, moveFile), look)) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * The question which files of a work tree git does not know, but for ignored ones; `straysIn` reads the answer. What the
 * commit has is known, whatever became of it in the index.
 */
export const strayWords = ['ls-files', '--others', '--exclude-standard', '--with-tree=HEAD', '-z'];

/** Paths below the work tree. Repositories inside of it, and names that are not UTF-8, are left out. */
export const straysIn = (said: string): string[] =>
  said.split('\0').filter((path) => path !== '' && !path.endsWith('/') && !path.includes('\ufffd'));

const beginnings = [
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase'],
  ['MERGE_HEAD', 'a merge'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['BISECT_LOG', 'a bisection'],
] as const;

/** What somebody has begun in a work tree and not ended: `a rebase`. */
export async function underWay({ own }: GitFolders, look: Reads): Promise<string | undefined> {
  const found = await Promise.all(beginnings.map(([name]) => look.stat(join(own, name))));
  return beginnings.find((_, at) => found[at] !== undefined)?.[1];
}
