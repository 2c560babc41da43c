import type { Span } from './span.ts';

export interface Source {
  /** As problems show it. */
  readonly file: string;
  readonly text: string;
  /** The file may hold secrets: places are told, its lines never. */
  readonly secret: boolean;
}

/** The place of the characters from `start` up to, not including, `end`; it ends with its first line. */
export type Places = (start: number, end: number) => Span;

function startsOf(text: string): number[] {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offsets of a text → places that people can find. */
export function placesOf({ file, text, secret }: Source): Places {
  const starts = startsOf(text);
  return (start, end) => {
    const index = lineAt(starts, start);
    const begin = starts[index] ?? 0;
    const next = starts[index + 1] ?? text.length;
    const line = text.slice(begin, next).replace(/[\r\n]+$/, '');
    const column = start - begin + 1;
    const length = Math.max(1, Math.min(end - start, line.length - column + 1));
    return { file, line: index + 1, column, length, text: secret ? undefined : line };
  };
}
