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

interface Lines {
  readonly starts: readonly number[];
  /** Without their line ends. */
  readonly ends: readonly number[];
}

function linesOf(text: string): Lines {
  const [starts, ends]: [number[], number[]] = [[0], []];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) {
    ends.push(index);
    starts.push(index + found.length);
  }
  ends.push(text.length);
  return { starts, ends };
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
  let lines: Lines | undefined;
  return (start, end) => {
    // Of a sound file no place is asked for.
    const { starts, ends } = (lines ??= linesOf(text));
    const index = lineAt(starts, start);
    const begin = starts[index] ?? 0;
    const line = text.slice(begin, ends[index]);
    const column = start - begin + 1;
    const length = Math.max(1, Math.min(end - start, line.length - column + 1));
    return { file, line: index + 1, column, length, text: secret ? undefined : line };
  };
}
