import type { Json } from '../base/index.ts';
import { visible } from '../diagnostics/index.ts';
import type { Span } from '../diagnostics/index.ts';
import type { Cause } from './chain.ts';
import type { Difference } from './differences.ts';

/** A value as JSON that a person reads: two blanks a level, one line end behind it. */
export const asJsonText = (value: Json): string => `${JSON.stringify(value, undefined, 2)}\n`;

const placeText = ({ file, line, column }: Span): string => `${file}:${line}:${column}`;

/** Columns that line up, two blanks apart; nothing behind the last word of a line. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}

/** A value and, under it, what made it what it is. */
export const explained = (value: Json, causes: readonly Cause[]): string =>
  visible(
    `${asJsonText(value)}\n${columns(causes.map(({ what, says, at }) => ['', what, says, at ? placeText(at) : '']))}`,
  );

const short = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

function row({ pointer, before, after, at }: Difference): string[] {
  const place = at ? placeText(at) : '';
  if (before === undefined) return ['+', pointer, short(after ?? null), place];
  if (after === undefined) return ['-', pointer, short(before), place];
  return ['~', pointer, `${short(before)} → ${short(after)}`, place];
}

/** One line a difference: `~` changed, `+` only in the second, `-` only in the first. */
export const asLines = (found: readonly Difference[]): string => visible(columns(found.map(row)));

const placeOf = ({ file, line, column, length, pointer }: Span): object => ({
  file,
  line,
  column,
  length,
  ...(pointer !== undefined && { pointer }),
});

/** For programs: absent members are not there, a place is file, line, column, length. */
export const differencesJson = (scenarios: readonly string[], found: readonly Difference[]): string =>
  `${JSON.stringify(
    {
      format_version: 1,
      scenarios,
      differences: found.map(({ at, ...rest }) => ({ ...rest, ...(at && { at: placeOf(at) }) })),
    },
    undefined,
    2,
  )}\n`;

/** For programs: the value and its causes. */
export const explainedJson = (pointer: string, value: Json, causes: readonly Cause[]): string =>
  `${JSON.stringify(
    {
      format_version: 1,
      pointer,
      value,
      causes: causes.map(({ at, ...rest }) => ({ ...rest, ...(at && { at: placeOf(at) }) })),
    },
    undefined,
    2,
  )}\n`;
