import type { Checkout } from '../model/index.ts';

/** What moves of a wish: `19.0`, `19.0 as of 2025-01-31`; `undefined`: the default branch as it is. */
export const branchOf = ({ ref, day }: Pick<Checkout, 'ref' | 'day'>): string | undefined =>
  day === undefined ? ref : `${ref ?? 'the default branch'} as of ${day}`;
