import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixture } from '../conformance/case.ts';
import { strayed } from '../conformance/plan.ts';
import type { PlanCase } from '../conformance/plan.ts';
import { waits } from '../conformance/waits.ts';
import { withEngine } from './engine.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'conformance', 'plan');
const cases = readdirSync(folder)
  .map((file) => [file.replace('.json', ''), fixture(`plan/${file}`) as PlanCase] as const)
  .filter(([, { args }]) => args[0] === 'plan' && !args.includes('--no-docker'))
  // Other programs of this machine may hold the usual ports.
  .map(
    ([id, given]) =>
      [
        id,
        {
          ...given,
          env: { ODOO_PORT: '28069', GEVENT_PORT: '28072', POSTGRES_PORT: '25432', DEBUGGER_PORT: '25678' },
        },
      ] as const,
  );

withEngine('a plan that asks Docker', () => {
  test.each(cases)('%s', async (_id, given) => {
    const found = await strayed(given, waits);
    expect(found, found.join('; ')).toEqual([]);
  });
});
