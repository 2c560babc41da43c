import type { Json, Pointer } from '../../base/index.ts';

/** What migration does that the diff does not say by itself. */
export interface Note {
  /** `filled in`: the input does not say it; `taken over`: another file says it; `left out`: it is not carried. */
  readonly what: 'filled in' | 'taken over' | 'left out';
  /** Where it stands in the new manifest or, left out, in the old one. */
  readonly pointer: Pointer;
  readonly because: string;
}

export const filledIn = (pointer: Pointer, value: Json, because: string): Note => ({
  what: 'filled in',
  pointer,
  because: `${JSON.stringify(value)}, ${because}`,
});

export const takenOver = (pointer: Pointer, because: string): Note => ({
  what: 'taken over',
  pointer,
  because,
});
export const leftOut = (pointer: Pointer, because: string): Note => ({ what: 'left out', pointer, because });
