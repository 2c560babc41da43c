import type { Flaw } from '../manifest/index.ts';

/** Makes the validator that tells every flaw. */
export function thorough(): {
  (data: unknown): boolean;
  errors?: readonly Flaw[] | null;
};
