import { createTwoFilesPatch } from 'diff';
import { visible } from '../diagnostics/index.ts';

const headerOptions = { includeIndex: false, includeUnderline: false, includeFileHeaders: true };

/** A line may hold what moves a cursor or hides text; the CR of its end is its own. */
const shown = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${visible(line.slice(0, -1))}\r` : visible(line)))
    .join('\n');

/** What an edit of a file of people changes, as a unified diff that may be shown; empty when nothing does. */
export const editDiff = (file: string, before: string, after: string): string =>
  before === after
    ? ''
    : shown(
        createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 3, headerOptions }),
      );
