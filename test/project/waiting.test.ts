import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { resolved } from './given.ts';

/** `a b, b c`: a waits for b, b for c. */
const circlesOf = (edges: string): string[] => {
  const pairs = edges.split(', ').map((edge) => edge.split(' '));
  const names = [...new Set(pairs.flat())];
  const services = names.map((name): [string, Json] => [
    name,
    {
      image: 'x',
      depends_on: pairs.flatMap(([from, to]) => (from === name && to !== undefined ? [to] : [])),
    },
  ]);
  return resolved({ services: Object.fromEntries(services) })
    .problems.filter(({ code }) => code === 'project/depends-in-a-circle')
    .map(({ message }) => message.replace('services wait for each other: ', ''));
};

test.each([
  ['a b, b c', []],
  ['a b, a c, b d, c d', []],
  ['a b, b a', ['a → b → a']],
  ['a b, b c, c b', ['b → c → b']],
  ['a b, b a, c d, d c', ['a → b → a', 'c → d → c']],
  ['c a, a b, b a', ['a → b → a']],
])('%s', (edges, circles) => {
  expect(circlesOf(edges)).toEqual(circles);
});

const chain = (length: number): string =>
  Array.from({ length }, (_, index) => `s${index} s${index + 1}`).join(', ');

test('a chain of very many services is walked, and so is a circle', () => {
  const start = performance.now();
  expect(circlesOf(chain(3000))).toEqual([]);
  expect(circlesOf(`${chain(3000)}, s3000 s0`)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});
