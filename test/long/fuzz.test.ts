import { expect, test } from 'vitest';
import { faultsIn } from '../fuzz/round.ts';

test('100 000 broken manifests, .env files and settings end in located problems', async () => {
  expect(await faultsIn(3_000, 100_000)).toEqual([]);
});
