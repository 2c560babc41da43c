import { constants } from 'node:os';
import { relative } from 'node:path';

/** The errno's name of what Node threw, `EACCES`; `undefined` for another error. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : byNumber(error);
}

/** Some, EDQUOT among them, have no name in Node's errors: their code is `Unknown system error -122`. */
function byNumber(error: Error): string | undefined {
  if (!('errno' in error)) return undefined;
  return Object.entries(constants.errno).find(([, number]) => number === -Number(error.errno))?.[0];
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use, or something is mounted there',
  EDQUOT: 'disk quota used up',
  EFBIG: 'file size limit reached',
  EIO: 'input/output error of the disk',
  EISDIR: 'it is a directory',
  ELOOP: 'too many links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'name too long',
  ENOENT: 'no such folder',
  ENOSPC: 'no space left on device',
  ENOTDIR: 'a part of the path is a file',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
};

/** `no space left on device (ENOSPC)`. */
export function inWords(error: unknown): string {
  const code = errno(error);
  if (code === undefined) return String(error);
  const said = words[code];
  return said === undefined ? code : `${said} (${code})`;
}

/** Relative where it lies in the folder, else as it is. */
export function shown(path: string, folder: string): string {
  const inside = relative(folder, path);
  return inside === '' || inside === '..' || inside.startsWith('../') ? path : inside;
}

/** Permission bits as people write them: `0555`. */
export const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0');
