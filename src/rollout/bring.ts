import { bad, good, isError } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { bringFirst, freshLook } from '../pipeline/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { changedSince } from '../prepare/index.ts';
import type { Bringing } from '../prepare/index.ts';
import { whileHeld } from '../run/index.ts';
import { ofLock } from './alone.ts';
import type { Run } from './run.ts';
import { siteOf } from './site.ts';

/**
 * Brings repositories, or brings them on, before anything else happens. Whether what the plan was made from is not so any
 * more: it may name other repositories then, and services.
 */
export async function broughtFirst(found: Preview, wanted: Bringing, run: Run): Promise<Checked<boolean>> {
  const { host, interrupts, teller } = run;
  const site = await siteOf(found, run);
  const { folder } = found.place;
  const { steps, awaited } = wanted;
  const held = await whileHeld({ host, folder, command: 'odpm up' }, () => bringFirst(steps, site));
  const problems = held.ok ? held.value : held.problems;
  teller.problems(problems);
  if (problems.some(isError) || interrupts.code() !== undefined) return bad(...problems);
  const changed = await changedSince(found.plan.inputs, freshLook(found, host));
  return good(awaited || !changed.every((path) => ofLock.includes(path)));
}
