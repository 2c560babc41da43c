import { expect } from 'vitest';
import { needs } from '../host/means.ts';
import { fresh, killAt, of4, older } from './kills.ts';

// A quarter of the calls, in a file of its own so that machines can share them.
needs('strace').each([
  ['fresh', fresh, 40],
  ['older', older, 10],
  ['of odpm 4', of4, 20],
] as const)(
  'killed at any call that changes files, up leaves no torn file, and the next one makes the rest: %s (a quarter)',
  async (_name, state, atLeast) => {
    expect(await killAt(state, 0, 4)).toBeGreaterThan(atLeast);
  },
);
