import { expect, test } from 'vitest';
import { steps } from '../../src/hooks/index.ts';
import type { Request } from '../../src/model/index.ts';
import { facts, lookAt, points, projectWith, providers, request } from '../image/given.ts';

const hooks = Object.fromEntries(
  ['post_clone', 'post_prepare', 'pre_up', 'post_up', 'pre_down'].map((moment) => [moment, [['true']]]),
);

async function outcomes(asked: Partial<Request>): Promise<string[]> {
  const project = projectWith({ hooks });
  const wanted = { ...request, ...asked };
  const found = await Promise.all(
    steps.map(
      async (step) =>
        [
          step.id,
          await step.evaluate({ project, look: lookAt({}), facts, request: wanted, points, providers }),
        ] as const,
    ),
  );
  return found.map(([id, { outcome, reason }]) => `${id} ${outcome} ${reason}`);
}

const prepared = ['hooks.post_clone run each-time', 'hooks.post_prepare run each-time'];

test('hooks run at each moment of a start', async () => {
  expect(await outcomes({})).toEqual([
    ...prepared,
    'hooks.pre_up run each-time',
    'hooks.post_up run each-time',
  ]);
});

test('after tests no stack is started, so nothing runs behind a start', async () => {
  const asked = { database: 'shop', update: ['sale'], test: true };
  expect(await outcomes(asked)).toEqual([
    ...prepared,
    'hooks.pre_up run each-time',
    'hooks.post_up skip only-tests',
  ]);
});

test('without a start what belongs to it is left out', async () => {
  expect(await outcomes({ start: false })).toEqual([
    ...prepared,
    'hooks.pre_up skip skip-start',
    'hooks.post_up skip skip-start',
  ]);
});
