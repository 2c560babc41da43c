import { relative } from 'node:path';

/** The errno's name of what Node threw, `EACCES`; `undefined` for another error. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
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
