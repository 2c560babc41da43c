import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { Problem } from '../../diagnostics/index.ts';
import { inTheWay, isALink } from '../problems.ts';
import { errno } from '../system.ts';
import { whatItIs } from './kind.ts';

/** What lies there, links not followed; `undefined` when nothing does. */
export async function foundAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = errno(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The folders below `within` on the way to the path, the outermost first; the path itself is none of them. */
function parentsBelow(within: string, path: string): string[] {
  const parents: string[] = [];
  for (let at = dirname(path); isBelow(at, within); at = dirname(at)) parents.unshift(at);
  return parents;
}

function isBelow(path: string, within: string): boolean {
  const way = relative(within, path);
  return way !== '' && way !== '..' && !way.startsWith('../');
}

/** What on the way to the path is a link, or no folder. */
async function onTheWay(path: string, within: string): Promise<Problem | undefined> {
  for (const parent of parentsBelow(within, path)) {
    const found = await foundAt(parent);
    const name = relative(within, parent);
    if (found?.isSymbolicLink()) return isALink({ path: name });
    if (found && !found.isDirectory())
      return inTheWay({ path: name, what: whatItIs(found), wanted: 'folder' });
  }
  return undefined;
}

/**
 * Why odpm must not make this file or folder, or nothing. Its name must be free or hold what is wanted, and
 * no folder on the way below `within` may be a link.
 * @throws Error for a path that is not below `within`: a caller's mistake.
 */
export async function refusal(
  path: string,
  within: string,
  wanted: 'file' | 'folder' | 'link',
): Promise<Problem | undefined> {
  if (!isBelow(path, within)) throw new Error(`${path} is not below ${within}`);
  const way = await onTheWay(path, within);
  if (way) return way;
  const found = await foundAt(path);
  const name = relative(within, path);
  if (!found) return undefined;
  if (found.isSymbolicLink()) return wanted === 'link' ? undefined : isALink({ path: name });
  const fits = { file: found.isFile(), folder: found.isDirectory(), link: false }[wanted];
  return !fits ? inTheWay({ path: name, what: whatItIs(found), wanted }) : undefined;
}
