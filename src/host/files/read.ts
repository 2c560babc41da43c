import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { cannotRead, isADirectory, notARegularFile, notUtf8, tooLarge, tooManyLinks } from '../problems.ts';
import type { Wide } from '../problems.ts';
import { errno, inWords } from '../system.ts';
import { whatItIs } from './kind.ts';

export const mebibyte = 1024 * 1024;

/** @internal */
export const spoken = (bytes: number): string =>
  bytes % mebibyte === 0 ? `${bytes / mebibyte} MiB` : `${Math.ceil(bytes / 1024)} KiB`;

export interface Wanted {
  readonly path: string;
  /** Bytes. */
  readonly limit: number;
  /** The path as problems show it. */
  readonly name: string;
}

function unfit(found: Stats, wanted: Wanted): Problem | undefined {
  if (found.isDirectory()) return isADirectory({ path: wanted.name });
  if (!found.isFile()) return notARegularFile({ path: wanted.name, what: whatItIs(found) });
  const { limit } = wanted;
  return found.size > limit ? tooLarge({ path: wanted.name, limit: spoken(limit) }) : undefined;
}

/**
 * At most `limit` bytes and one more, whatever the size says: a file may grow, and those of /proc have none. The
 * first piece is as large as the file, so that most are read at once.
 */
function bytesOf(file: number, size: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= limit) {
    const wanted = chunks.length === 0 ? size + 1 : 64 * 1024;
    const chunk = Buffer.allocUnsafe(Math.min(limit + 1 - length, wanted));
    const bytesRead = readSync(file, chunk);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
    if (chunks.length === 1 && bytesRead === size) break;
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** UTF-16 or UTF-32, as `iconv` knows it: by its mark; ASCII in one without a mark by where its zeros are. */
function wideEncoding(bytes: Buffer): Wide | undefined {
  const mark = bytes.subarray(0, 4).toString('hex');
  if (/^(0000feff|fffe0000)/.test(mark)) return 'UTF-32';
  if (/^(feff|fffe)/.test(mark)) return 'UTF-16';
  const start = bytes.subarray(0, 64);
  if (start.length < 4 || !start.includes(0)) return undefined;
  const zeros = start.filter((byte) => byte === 0).length;
  const order = start[0] === 0 ? 'BE' : 'LE';
  if (zeros >= Math.floor((start.length * 3) / 4)) return `UTF-32${order}`;
  return zeros >= Math.floor(start.length / 2) ? `UTF-16${order}` : undefined;
}

/** UTF-8 → text without its BOM. */
function decoded(bytes: Buffer, wanted: Wanted): Checked<string> {
  const wide = wideEncoding(bytes);
  if (wide !== undefined || !isUtf8(bytes)) return bad(notUtf8({ path: wanted.name, instead: wide }));
  const text = bytes.toString('utf8');
  return good(text.startsWith('\ufeff') ? text.slice(1) : text);
}

/** @param path of a regular file; opening one never waits, and never makes a terminal ours */
export const openToRead = (path: string): number =>
  openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);

// Synchronous, as all reading here: the threads that the other calls start cost more than a few small files.
function opened(wanted: Wanted): Checked<string | undefined> {
  // A device or a FIFO is looked at before it is opened: opening may already do something, or wait.
  const found = statSync(wanted.path, { throwIfNoEntry: false });
  if (!found) return good(undefined);
  const before = unfit(found, wanted);
  if (before) return bad(before);
  const file = openToRead(wanted.path);
  try {
    const now = fstatSync(file);
    const after = unfit(now, wanted);
    if (after) return bad(after);
    const bytes = bytesOf(file, now.size, wanted.limit);
    if (bytes.length > wanted.limit) return bad(tooLarge({ path: wanted.name, limit: spoken(wanted.limit) }));
    return decoded(bytes, wanted);
  } finally {
    closeSync(file);
  }
}

/** The file itself is the place of what is wrong with it as a whole. */
function located(read: Checked<string | undefined>, wanted: Wanted): Checked<string | undefined> {
  if (read.ok) return read;
  const at = { file: wanted.name, line: 0, column: 0, length: 0, text: undefined };
  return { ...read, problems: read.problems.map((found) => ({ ...found, at })) };
}

/** Strict: a regular file (links are followed) of UTF-8 within the limit, else the problem that it has. */
export function read(wanted: Wanted): Checked<string | undefined> {
  try {
    return located(opened(wanted), wanted);
  } catch (error) {
    const code = errno(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return good(undefined);
    const { name: path } = wanted;
    const failed = code === 'ELOOP' ? tooManyLinks({ path }) : cannotRead({ path, why: inWords(error) });
    return located(bad(failed), wanted);
  }
}
