import { createHash } from 'node:crypto';
import { closeSync, readSync, statSync } from 'node:fs';
import { openToRead } from './read.ts';

/** See `Files.digest`. Reads in pieces: a file may be large. */
export function digest(path: string): string | undefined {
  try {
    if (!statSync(path).isFile()) return undefined;
    const file = openToRead(path);
    try {
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(64 * 1024);
      for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
        hash.update(chunk.subarray(0, length));
      }
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
