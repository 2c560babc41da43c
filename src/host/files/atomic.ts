import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errno } from '../system.ts';

/** The names of the files that a write goes through: `.odpm.json.odpm-0123456789abcdef.tmp`. */
export const isTemp = (name: string): boolean => /^\..*\.odpm-[0-9a-f]{16}\.tmp$/s.test(name);

export const tempBeside = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 60)}.odpm-${randomBytes(8).toString('hex')}.tmp`);

class ShortWrite extends Error {
  readonly code = 'ENOSPC';
}

async function filled(file: FileHandle, bytes: Buffer, mode: number): Promise<void> {
  await file.writeFile(bytes);
  await file.chmod(mode);
  await file.sync();
  const { size } = await file.stat();
  if (size !== bytes.length) throw new ShortWrite(`${size} of ${bytes.length} bytes were written`);
}

/** Makes the new name itself last. Not every file system can do this for a folder; what can, must. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EACCES', 'EINVAL', 'ENOTSUP', 'EPERM', 'EBADF'].includes(errno(error) ?? '')) throw error;
  }
}

export interface Replacing {
  readonly bytes: Buffer;
  readonly mode: number;
  /** Asked last of all: whether the old file may still go. */
  readonly mayGo: () => Promise<boolean>;
}

/**
 * Replaces what has the name: until the end the old bytes, then the new ones; false when the old ones had to stay. A
 * failure leaves the old file and no other; only a kill may leave a temporary file behind. Never wider than `mode`, not
 * for an instant.
 * @throws NodeJS.ErrnoException
 */
export async function replace(path: string, { bytes, mode, mayGo }: Replacing): Promise<boolean> {
  const temp = tempBeside(path);
  const file = await open(temp, 'wx', mode & 0o600);
  try {
    await filled(file, bytes, mode).finally(() => file.close());
    if (!(await mayGo())) {
      await rm(temp, { force: true });
      return false;
    }
    await rename(temp, path);
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}
