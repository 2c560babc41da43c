import type { Problem } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import type { Link } from '../model/index.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** `20250131`, `2025-01-31` → `2025-01-31`; `undefined`: no day of the calendar. */
function dayIn(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const longest = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const is = Number(day) >= 1 && Number(day) <= (longest[Number(month) - 1] ?? 0);
  return is ? [year, month, day].join('-') : undefined;
}

/** The day that a manifest says, as it is written; `undefined`: the newest commit is meant. */
function saidDay({ document }: Reading): string | undefined {
  const said = valueAt(document.root, ['platform', 'build_date']);
  return typeof said === 'string' && said !== 'latest' ? said : undefined;
}

/** The day as whose last commit the platform is wanted, `YYYY-MM-DD`. */
export function platformDay(link: Link, reading: Reading): string | undefined {
  const said = saidDay(reading);
  return said === undefined || link.kind === 'folder' || link.commit !== undefined ? undefined : dayIn(said);
}

/** A day that is none, or that nothing follows from. */
export function dayProblems(link: Link | undefined, reading: Reading): Problem[] {
  const said = saidDay(reading);
  if (said === undefined) return [];
  const { pointer, origin } = placeOf(reading, 'platform', 'build_date');
  if (dayIn(said) === undefined) return [say.noSuchDay({ pointer }, origin)];
  if (!link || platformDay(link, reading) !== undefined) return [];
  return [say.idleDay({ pointer, because: link.kind }, origin)];
}
