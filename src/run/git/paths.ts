import { dirname } from 'node:path';

/** Folders on the way to a file, the innermost first. */
export function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)];
}
