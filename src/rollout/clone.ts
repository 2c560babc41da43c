import { askFetches } from '../consent/index.ts';
import { bad, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { cloningOf } from '../place/index.ts';
import type { Cloning } from '../place/index.ts';
import { clonePlan, fetchesOf } from '../prepare/index.ts';
import { cloneFirst, heldByCaller, progressOf } from '../run/index.ts';
import type { Run } from './run.ts';
import { isSilent, print } from './show.ts';

/** Clones the repository that holds the manifest: what it says is known then. */
async function clonedFirst(cloning: Cloning, run: Run): Promise<Checked<void>> {
  const { call, host, interrupts, mode, teller } = run;
  const { bring, view } = clonePlan(cloning);
  const { project, at } = cloning;
  const free = await heldByCaller({ host, folder: project.folder, command: 'odpm up' });
  if (!free.ok) return bad(...teller.problems(free.problems));
  if (!isSilent(run)) print(view, run);
  const agreed = teller.asks ? await askFetches(fetchesOf(view.plan), call.globals, host) : good(undefined);
  if (!agreed.ok) return bad(...teller.problems(agreed.problems));
  const site = { host, interrupts, progress: progressOf(host, mode), project };
  const done = await cloneFirst(bring, at, site);
  const problems = teller.problems(done.ok ? done.value : done.problems);
  return problems.some(isError) || interrupts.code() !== undefined ? bad(...problems) : good(undefined);
}

/** What keeps a project from being one may be that its manifest is not here yet. Good: now it is. */
export async function cloned(problems: readonly Problem[], run: Run): Promise<Checked<void>> {
  const cloning = await cloningOf(problems, run.call, run.host);
  return cloning ? clonedFirst(cloning, run) : bad(...run.teller.problems(problems));
}
