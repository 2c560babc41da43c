import { join, resolve } from 'node:path';
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

/** The commit and the branch, loose or packed, that a work tree stands at. */
export async function headOf({ own, shared }: GitFolders, look: Reads): Promise<Head> {
  const head = await textOf(join(own, 'HEAD'), look);
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return { commit: commitIn(head), ref };
  const loose = commitIn(await textOf(join(shared, ref), look));
  if (loose !== undefined) return { commit: loose, ref };
  const packed = (await textOf(join(shared, 'packed-refs'), look)).split('\n');
  return { commit: commitIn(packed.find((line) => line.endsWith(` ${ref}`)) ?? ''), ref };
}
