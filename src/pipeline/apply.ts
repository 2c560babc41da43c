import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { phases, stepView } from '../model/index.ts';
import type { Plan, PlannedStep } from '../model/index.ts';
import type { Applied, Done, Site } from '../run/index.ts';

/** Carries out the steps of a phase, to the first problem, blocked step or signal. */
async function applyPhase(steps: readonly PlannedStep[], site: Site): Promise<Omit<Applied, 'plan'>> {
  const { carryOut } = await import('../run/index.ts');
  const done: Done[] = [];
  const problems: Problem[] = [];
  for (const step of steps) {
    if (step.outcome === 'blocked') {
      done.push({ step, result: 'blocked', milliseconds: 0 });
      return { done, problems: [...problems, ...step.problems] };
    }
    if (step.actions.length === 0) continue;
    const refused = await site.extensions.points.validate('step.before', { step: stepView(step) });
    problems.push(...refused);
    if (refused.some(isError)) {
      done.push({ step, result: 'blocked', milliseconds: 0 });
      break;
    }
    const carried = await carryOut(step, site);
    done.push({ step, ...carried });
    problems.push(...carried.problems);
    await tellDone({ step, ...carried }, site);
    if (carried.result !== 'done') break;
  }
  return { done, problems };
}

/** Tells plugins what a step did, and what that did to services. */
async function tellDone({ step, result, milliseconds }: Done, { extensions, project }: Site): Promise<void> {
  const { points } = extensions;
  await points.observe('step.after', { step: stepView(step), result, milliseconds });
  const { differences, containers = [] } = step.facts;
  if (step.id !== 'compose.up' || result !== 'done' || !differences) return;
  const { announce } = await import('../engine/index.ts');
  await announce({ differences, containers, names: project.settings.names }, points);
}

const isWhole = ({ done, problems }: Omit<Applied, 'plan'>): boolean =>
  !problems.some(isError) && done.every(({ result }) => result === 'done');

/**
 * Makes a plan true, phase by phase; after a phase that changed something, the rest is planned again with
 * `again`. Ends at the first problem, at a step that turns out blocked, and when a signal came.
 */
export async function apply(shown: Plan, site: Site, again: () => Promise<Plan>): Promise<Applied> {
  const { clock } = site.host;
  let all: Applied = { plan: shown, done: [], problems: [] };
  for (const phase of phases) {
    const steps = all.plan.steps.filter((step) => step.phase === phase);
    const busy = steps.some(({ actions }) => actions.length > 0);
    const started = clock.now();
    if (busy) site.progress.phase(phase);
    const { done, problems } = await applyPhase(steps, site);
    all = { ...all, done: [...all.done, ...done], problems: [...all.problems, ...problems] };
    if (busy) site.progress.phaseEnd(phase, clock.now() - started);
    if (!isWhole(all) || site.interrupts.code() !== undefined) return all;
    if (phase !== 'runtime' && busy) all = { ...all, plan: await again() };
  }
  return all;
}

/** Carries out some steps of sources, and nothing else of a plan. */
export async function bringFirst(bringing: readonly PlannedStep[], site: Site): Promise<readonly Problem[]> {
  const { clock } = site.host;
  const started = clock.now();
  site.progress.phase('sources');
  const { problems } = await applyPhase(bringing, site);
  site.progress.phaseEnd('sources', clock.now() - started);
  return problems;
}
