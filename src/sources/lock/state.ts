import { join } from 'node:path';
import { digestOf } from '../../base/index.ts';
import { gitOf, headOf } from '../../model/index.ts';
import type { Look } from '../../model/index.ts';

/** The commit that a folder stands at, by files of git alone; `undefined`: it is no work tree, or has no commit yet. */
export async function commitOf(folder: string, look: Look): Promise<string | undefined> {
  const git = await gitOf(folder, look);
  return git && (await headOf(git, look)).commit;
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
