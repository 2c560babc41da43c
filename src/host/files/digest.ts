import { createHash } from 'node:crypto';
import { closeSync, readSync, statSync } from 'node:fs';
import { openToRead } from './read.ts';

// One for all: many large pieces of memory are what a run with many files would wait for.
let piece: Buffer | undefined;

/** See `Files.digest`. Reads in pieces: a file may be large. */
export function digest(path: string, length = Infinity): string | undefined {
  try {
    if (!statSync(path).isFile()) return undefined;
    const file = openToRead(path);
    try {
      const hash = createHash('sha256');
      const chunk = (piece ??= Buffer.allocUnsafe(64 * 1024));
      let left = length;
      while (left > 0) {
        const count = readSync(file, chunk, 0, Math.min(left, chunk.length), null);
        if (count === 0) break;
        hash.update(chunk.subarray(0, count));
        left -= count;
      }
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
