import { expect, test } from 'vitest';
import { faultsIn } from './round.ts';

test('3 000 broken manifests, .env files and settings end in located problems', async () => {
  expect(await faultsIn(0, 3_000)).toEqual([]);
}, 120_000);
