import { expect, test } from 'vitest';
import { verdict } from '../../src/model/index.ts';
import type { PlannedStep } from '../../src/model/index.ts';
import { firstParts } from '../../src/prepare/parts.ts';

const step = (id: string, outcome: PlannedStep['outcome'] = 'update'): PlannedStep => ({
  ...verdict.noop('because'),
  id,
  outcome,
  phase: 'prepare',
  description: '',
  required: true,
});

const many = (count: number): PlannedStep[] =>
  Array.from({ length: count }, (_, at) => step(`compose.fragment.s${String(at)}`));

const ids = (steps: readonly PlannedStep[]): string[] => firstParts(steps).steps.map(({ id }) => id);

test('of many parts the first are told, and how many more there are', () => {
  const all = [...many(1000), step('compose.fragments'), step('compose.generate')];
  expect(ids(all)).toEqual([...many(5).map(({ id }) => id), 'compose.fragments', 'compose.generate']);
  expect(firstParts(all).left).toEqual([['compose.fragment', 995]]);
});

test('one more is told as well as counted', () => {
  expect(firstParts(many(6))).toEqual({ steps: many(6), left: [] });
});

test('a part that cannot be made is always told', () => {
  const broken = step('compose.fragment.broken', 'blocked');
  expect(ids([...many(20), broken])).toContain('compose.fragment.broken');
});
