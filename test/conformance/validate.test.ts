import { expect, test } from 'vitest';
import { fixture, validated } from './case.ts';
import type { Case } from './case.ts';
import { differences, said } from './differences.ts';

/** Manifests, and what `manifest validate` says of them: the verdict, and the places of what is wrong. */
const cases = ['validate.json', 'more.json']
  .flatMap((name) => fixture(name) as Case[])
  .map((each) => [each.id, each.title, each] as const);

test.each(cases)('%s: %s', async (_id, _title, given) => {
  const outcome = await validated(given);
  const found = differences(given.expected, outcome);
  expect(found, [...found, ...said(outcome)].join('; ')).toEqual([]);
});
