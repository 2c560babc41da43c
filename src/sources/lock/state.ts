import { join, resolve } from 'node:path';
import { digestOf } from '../../base/index.ts';
import type { Look } from '../../model/index.ts';

async function textOf(path: string, look: Look): Promise<string> {
  const read = await look.read(path);
  return (read.ok ? read.value : undefined)?.trim() ?? '';
}

const commitIn = (text: string): string | undefined => /^[0-9a-f]{40}(?=\s|$)/.exec(text)?.[0];

/** The folder with what git knows of a work tree; `undefined`: it is none. */
async function ownOf(folder: string, look: Look): Promise<string | undefined> {
  const path = join(folder, '.git');
  const there = await look.stat(path);
  if (there?.kind !== 'file') return there && path;
  const way = /^gitdir: (.*)$/.exec(await textOf(path, look))?.[1];
  return way === undefined ? undefined : resolve(folder, way);
}

/** The commit that a folder stands at, by files of git alone; `undefined`: it is no work tree, or has no commit yet. */
export async function headOf(folder: string, look: Look): Promise<string | undefined> {
  const own = await ownOf(folder, look);
  if (own === undefined) return undefined;
  const head = await textOf(join(own, 'HEAD'), look);
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return commitIn(head);
  const shared = resolve(own, (await textOf(join(own, 'commondir'), look)) || '.');
  const loose = commitIn(await textOf(join(shared, ref), look));
  if (loose !== undefined) return loose;
  const packed = (await textOf(join(shared, 'packed-refs'), look)).split('\n');
  return commitIn(packed.find((line) => line.endsWith(` ${ref}`)) ?? '');
}

/** What no repository keeps: it comes by running, installing, or is git's own. */
const passing = /^(\.git|__pycache__|node_modules|\.venv|\.DS_Store|.*\.py[co])$/;

async function rowsOf(folder: string, way: string, look: Look): Promise<string[]> {
  const entries = (await look.list(join(folder, way))).filter(({ name }) => !passing.test(name));
  const rows = await Promise.all(
    entries.map(async ({ name, kind }): Promise<string[]> => {
      const path = join(way, name);
      if (kind === 'directory') return rowsOf(folder, path, look);
      if (kind === 'other') return [];
      const at = join(folder, path);
      const held = kind === 'link' ? (await look.stat(at))?.target : await look.digest(at);
      return [`${JSON.stringify(path)} ${kind} ${held ?? ''}`];
    }),
  );
  return rows.flat();
}

/** A digest over the paths and contents of the files in a folder that is no work tree: `sha256:` and 64 hex digits. */
export async function digestOfFolder(folder: string, look: Look): Promise<string> {
  const rows = await rowsOf(folder, '', look);
  return `sha256:${digestOf(rows.sort().join('\n'))}`;
}
