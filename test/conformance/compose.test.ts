import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from './case.ts';
import { strayed } from './stack.ts';
import type { StackCase } from './stack.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance', 'compose');

/** Cases whose stack needs what odpm does not do yet, and what that is. */
const waiting: Readonly<Record<string, string>> = {
  '60-secrets-in-odoo-conf': 'secrets',
  '61-secrets-in-environment': 'secrets',
  '84-args-odoo-bin': '-d among the arguments for odoo-bin: an error that names --database',
};

const cases = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .map((id) => [id, fixture(`compose/${id}.json`) as StackCase] as const);

test.each(cases.filter(([id]) => !(id in waiting)))('%s', { timeout: 20_000 }, async (_id, given) => {
  const found = await strayed(given);
  expect(found, found.join('; ')).toEqual([]);
});

test.each(cases.filter(([id]) => id in waiting))('%s waits', async (_id, given) => {
  expect(await strayed(given)).not.toEqual([]);
});
