import { expect, test } from 'vitest';
import { interruptAt } from './interrupts.ts';

test('Ctrl-C at some moments of up: 130, every file whole, and the next run makes the rest', async () => {
  const moments = Array.from({ length: 20 }, (_, at) => 40 + at * 15);
  const codes = await interruptAt(moments);
  expect([...codes].filter((code) => ![0, 130, 'SIGINT'].includes(code ?? ''))).toEqual([]);
  expect(codes).toContain(130);
}, 60_000);
