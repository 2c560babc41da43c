import type { Checked } from '../diagnostics/index.ts';
import { good } from '../diagnostics/index.ts';
import { stepView } from '../model/index.ts';
import type { Plan, Points } from '../model/index.ts';

/** A plan as it is shown: plugins may order, name and leave out steps; one that is blocked stays. */
export async function viewed(plan: Plan, points: Points): Promise<Checked<Plan>> {
  const value = plan.steps.map(stepView);
  const given = await points.transform('plan.view', { value });
  if (!given.ok) return given;
  if (given.value === value) return good(plan);
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const named = new Set(given.value.map(({ id }) => id));
  const shown = given.value.flatMap(({ id, description, because }) => {
    const step = byId.get(id);
    return step ? [{ ...step, description, because }] : [];
  });
  const kept = plan.steps.filter(({ id, outcome }) => outcome === 'blocked' && !named.has(id));
  return good({ ...plan, steps: [...kept, ...shown] }, given.problems);
}
