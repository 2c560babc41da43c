import { byText } from '../base/index.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';

type At = Pick<Span, 'file' | 'line' | 'column'>;

const nowhere: At = { file: '', line: 0, column: 0 };

/**
 * Problems as a reader goes through the files: those without a place, then those of the file `first`, then the
 * other files by name; in each from the top down. What is said of one place keeps its order.
 */
export function inOrder(problems: readonly Problem[], first: string): readonly Problem[] {
  const rank = (file: string): number => (file === '' ? 0 : file === first ? 1 : 2);
  const compared = (a: At, b: At): number =>
    rank(a.file) - rank(b.file) || byText(a.file, b.file) || a.line - b.line || a.column - b.column;
  return problems.toSorted((a, b) => compared(a.at ?? nowhere, b.at ?? nowhere));
}
