import { writeSync } from 'node:fs';
import { HostError } from './error.ts';
import { cannotWriteOutput } from './problems.ts';
import { errno, inWords } from './system.ts';

const streams = { 1: 'stdout', 2: 'stderr' } as const;
type Descriptor = keyof typeof streams;

/** Descriptors that once were full: what follows goes through Node's stream, which waits. */
const slow = new Set<Descriptor>();

let unwritten: Promise<unknown> = Promise.resolve();

/** Resolves when nothing waits any more for whoever reads stdout and stderr. */
export const allWritten = async (): Promise<void> => {
  await unwritten;
};

/** The callbacks of the writes say what is to be said; an `error` event that nobody hears would be a crash. */
function throughStream(to: Descriptor, bytes: Uint8Array): Promise<unknown> {
  const stream = process[streams[to]];
  if (!slow.has(to)) stream.on('error', () => undefined);
  slow.add(to);
  const written = new Promise((resolve) => {
    stream.write(bytes, resolve);
  });
  unwritten = Promise.all([unwritten, written]);
  return written;
}

/**
 * Writes to the descriptor itself: Node's streams cost a tenth of an empty program to set up. Resolves to the
 * error that kept it from being written.
 */
async function write(to: Descriptor, text: string): Promise<unknown> {
  const bytes = Buffer.from(text);
  let done = 0;
  try {
    while (done < bytes.length && !slow.has(to)) done += writeSync(to, bytes, done);
  } catch (error) {
    if (errno(error) !== 'EAGAIN') return error;
  }
  return done < bytes.length ? throughStream(to, bytes.subarray(done)) : undefined;
}

/** @throws HostError when stdout takes no more, for a full disk. Whoever reads it may have gone: that ends odpm. */
export async function writeOut(text: string): Promise<void> {
  const error = await write(1, text);
  if (error === undefined || error === null) return;
  if (errno(error) === 'EPIPE') process.exit(0);
  throw new HostError(cannotWriteOutput({ why: inWords(error) }));
}

/** What cannot be said on stderr cannot be said at all. */
export function writeErr(text: string): void {
  void write(2, text);
}
