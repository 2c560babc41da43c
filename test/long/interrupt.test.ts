import { expect, test } from 'vitest';
import { interruptAt } from '../faults/interrupts.ts';

test('Ctrl-C at 200 moments of up: 130, every file whole, and the next run makes the rest', async () => {
  const codes = await interruptAt(Array.from({ length: 200 }, () => Math.random() * 500));
  expect([...codes].filter((code) => ![0, 130, 'SIGINT'].includes(code ?? ''))).toEqual([]);
  expect(codes).toContain(130);
});
