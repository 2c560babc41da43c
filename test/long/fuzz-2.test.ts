import { expect, test } from 'vitest';
import { faultsIn } from '../fuzz/round.ts';

// A quarter of a hundred thousand, in a file of its own so that machines can share them.
test.each([0, 1, 2, 3, 4])(
  '5 000 broken manifests, .env files and settings end in located problems (%i)',
  async (part) => {
    expect(await faultsIn(28000 + part * 5_000, 5_000)).toEqual([]);
  },
);
