import { expect, test } from 'vitest';
import { fixture, validated } from './case.ts';
import type { Case } from './case.ts';
import { differences, said } from './differences.ts';

/** Manifests, and what `manifest validate` says of them: the verdict, and the places of what is wrong. */
const cases = ['validate.json', 'more.json']
  .flatMap((name) => fixture(name) as Case[])
  .map((each) => [each.id, each.title, each] as const);

/** What is not as it should be yet: a list that only gets shorter. */
const notYet = new Set(fixture('not-yet.json') as string[]);

test.each(cases)('%s: %s', async (id, _, given) => {
  const outcome = await validated(given);
  const found = differences(given.expected, outcome);
  if (notYet.has(id)) expect(found).not.toEqual([]);
  else expect(found, [...found, ...said(outcome)].join('; ')).toEqual([]);
});
