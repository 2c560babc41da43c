import { isError } from './problem.ts';
import type { Problem } from './problem.ts';

/** A value with what is worth saying about it, or everything that stands in its way. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const good = <T>(value: T, problems: readonly Problem[] = []): Checked<T> => ({
  ok: true,
  value,
  problems,
});

export const bad = (...problems: readonly Problem[]): Checked<never> => ({ ok: false, problems });

/** The value, unless an error is among the problems. */
export const checked = <T>(value: T, problems: readonly Problem[]): Checked<T> =>
  problems.some(isError) ? { ok: false, problems } : { ok: true, value, problems };

/** Goes on with a good value, and keeps the problems of both. */
export function andThen<T, U>(first: Checked<T>, next: (value: T) => Checked<U>): Checked<U> {
  if (!first.ok) return first;
  const second = next(first.value);
  return { ...second, problems: [...first.problems, ...second.problems] };
}

/** Both values, or the problems of both: neither hides the other's. */
export function both<T, U>(first: Checked<T>, second: Checked<U>): Checked<readonly [T, U]> {
  const problems = [...first.problems, ...second.problems];
  return first.ok && second.ok
    ? { ok: true, value: [first.value, second.value], problems }
    : { ok: false, problems };
}
