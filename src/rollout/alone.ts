import { dirname } from 'node:path';
import { blocking } from '../consent/index.ts';
import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lockFile } from '../model/index.ts';
import type { Plan } from '../model/index.ts';
import { apply } from '../pipeline/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { changedSince } from '../prepare/index.ts';
import { keepRecord, toldOfFailure, unfinished, whileHeld, worthKeeping } from '../run/index.ts';
import type { Applied, Site } from '../run/index.ts';

export interface Ready extends Pick<Preview, 'plan' | 'request'> {
  /** Plans once more what is left. */
  readonly again: () => Promise<Plan>;
  /** Plans everything once more. */
  readonly anew: () => Promise<Plan>;
}

/** Folders that holding a project makes. */
export const ofLock: readonly string[] = [dirname(dirname(lockFile)), dirname(lockFile)];

/** What is to be done once no other odpm can change anything: one may have, since this plan was made. */
async function stillSo({ plan, anew }: Ready, { look }: Site): Promise<Checked<Plan>> {
  const changed = await changedSince(plan.inputs, look);
  if (changed.every((path) => ofLock.includes(path))) return good(plan);
  const now = await anew();
  return blocking(now).length > 0 ? bad(...blocking(now)) : good(now);
}

interface Carrying {
  readonly ready: Ready;
  readonly site: Site;
  /** A run before this one was killed: what it left is cleared away, and the record says how things stand. */
  readonly left: boolean;
}

async function whileAlone({ ready, site, left }: Carrying): Promise<Checked<Applied>> {
  const begun = site.host.clock.now();
  const plan = await stillSo(ready, site);
  if (!plan.ok) return plan;
  const applied = await apply(plan.value, site, ready.again);
  if (!left && !worthKeeping(applied, site) && !(await toldOfFailure(site.look))) return good(applied);
  const kept = await keepRecord(applied, begun, site);
  return good({ ...applied, problems: [...applied.problems, ...kept] });
}

/** Carries the plan out while no other odpm can; with nothing to do, nothing is touched. */
export async function carriedOut(ready: Ready, site: Site): Promise<Checked<Applied>> {
  const { plan } = ready;
  const { host, project } = site;
  const { folder } = project;
  const left = await unfinished(host, folder);
  const idle = plan.steps.every(({ actions }) => actions.length === 0);
  const nothing = good({ plan, done: [], problems: [] });
  if (idle && !left) return nothing;
  const held = await whileHeld({ host, folder, command: 'odpm up' }, () => whileAlone({ ready, site, left }));
  // Nobody was killed then: another one is at work, and leaves nothing behind.
  if (idle && !held.ok) return nothing;
  return andThen(held, (applied) => applied);
}
