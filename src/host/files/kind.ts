import type { Dirent, Stats } from 'node:fs';
import type { FileKind } from '../../model/index.ts';

type Found = Stats | Dirent;

export function kindOf(found: Found): FileKind {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'directory';
  return found.isSymbolicLink() ? 'link' : 'other';
}

/** For messages: `a directory`, without the article. */
export function whatItIs(found: Found): string {
  if (found.isDirectory()) return 'directory';
  if (found.isSymbolicLink()) return 'symbolic link';
  if (found.isFIFO()) return 'FIFO';
  if (found.isSocket()) return 'socket';
  return found.isFile() ? 'file' : 'device';
}
