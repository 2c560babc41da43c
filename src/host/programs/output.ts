import type { Readable } from 'node:stream';
import type { Command } from '../host.ts';
import { lastPart, lineReader } from './tail.ts';

/** An answer is kept whole up to here; of what is only passed on the last part is enough. */
const answer = 16 * 1024 * 1024;
const passing = 64 * 1024;
const tailLines = 200;

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly tail: string;
}

interface Streams {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}

/** Keeps what a program says: each stream, and the last lines of both in the order in which they came. */
export function collect(
  streams: Streams,
  { onLine, returns = false }: Pick<Command, 'onLine' | 'returns'>,
): () => Output {
  const stdout = lastPart(onLine ? passing : answer);
  const stderr = lastPart(passing);
  const both = lastPart(passing);
  const line = (text: string): void => {
    both.add(`${text}\n`);
    onLine?.(text);
  };
  const readers = [
    { stream: streams.stdout, reader: lineReader({ text: (piece) => stdout.add(piece), line, returns }) },
    { stream: streams.stderr, reader: lineReader({ text: (piece) => stderr.add(piece), line, returns }) },
  ];
  for (const { stream, reader } of readers) stream?.on('data', (chunk: Buffer) => reader.write(chunk));
  return () => {
    for (const { reader } of readers) reader.end();
    const tail = both.text().trimEnd().split('\n').slice(-tailLines).join('\n');
    return { stdout: stdout.text(), stderr: stderr.text(), tail };
  };
}
