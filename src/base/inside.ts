import { isAbsolute, relative } from 'node:path';

/** Whether a path is the folder or lies below it; both absolute. A name may begin with two dots. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}
