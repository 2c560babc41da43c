import type { Problem } from './problem.ts';

/** How many problems there are of each severity. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function tallyOf(problems: readonly Problem[]): Tally {
  const tally = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) tally[severity] += 1;
  return { errors: tally.error, warnings: tally.warning, notes: tally.note };
}

/** `1 file`, `2 files`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 note`; `no problems` when there are none. */
export function tallied(problems: readonly Problem[]): string {
  const { errors, warnings, notes } = tallyOf(problems);
  const rows = [
    [errors, 'error'],
    [warnings, 'warning'],
    [notes, 'note'],
  ] as const;
  const parts = rows.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  return parts.join(', ') || 'no problems';
}
