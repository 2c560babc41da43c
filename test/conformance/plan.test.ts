import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from './case.ts';
import { strayed } from './plan.ts';
import type { PlanCase } from './plan.ts';
import { waits } from './waits.ts';

/** Cases that wait whole. */
const whole: Readonly<Record<string, string>> = {
  '46-secrets-after': 'secrets',
  '48-secrets-removed': 'secrets',
  '57-lock-diverges': 'repositories beyond folders',
  '64-sources-missing': 'sources of services',
  '66-platform-missing': 'repositories beyond folders',
  '73-drift-major': 'what the last run was like',
};

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance', 'plan');
const all = readdirSync(folder).map((file) => {
  const given = fixture(`plan/${file}`) as PlanCase;
  return [file.replace('.json', ''), given.title, given] as const;
});

/** With the engine: test/e2e. */
const asksDocker = ({ args }: PlanCase): boolean => !args.includes('--no-docker');
const cases = all.filter(([id, , given]) => whole[id] === undefined && !asksDocker(given));

test.each(cases)(
  '%s: %s',
  async (_id, _title, given) => {
    const found = await strayed(given, waits);
    expect(found, found.join('; ')).toEqual([]);
  },
  30_000,
);

test('what waits is there to be waited for', () => {
  const ids = all.map(([id]) => id);
  expect(Object.keys(whole).filter((id) => !ids.includes(id))).toEqual([]);
});
