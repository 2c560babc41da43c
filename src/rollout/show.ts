import type { Preview } from '../pipeline/index.ts';
import { changesOf, table, viewed } from '../prepare/index.ts';
import type { View } from '../prepare/index.ts';
import type { Run } from './run.ts';

export const isSilent = ({ mode }: Run): boolean => mode === 'quiet' || mode === 'json';

export const print = (view: View, { host: { terminal } }: Run): void =>
  terminal.err(`${table(view, { width: terminal.width, colour: terminal.colour.err })}\n`);

/** Shows a plan and what is worth saying of it; what keeps it from being carried out is left to the caller. */
export async function show(found: Preview, run: Run): Promise<void> {
  const { teller } = run;
  if (!isSilent(run)) {
    const changes = await changesOf(found.plan, found.place.look, false);
    const { extensions } = await found.working(found.request.trust.given);
    const plan = await viewed(found.plan, extensions.points);
    teller.problems([...plan.problems, ...extensions.warnings()]);
    const now = plan.ok ? plan.value : found.plan;
    print({ ...found, plan: now, changes, problems: [], diff: false }, run);
  }
  const said = found.plan.steps.flatMap(({ problems }) => problems);
  teller.problems(said.filter(({ severity }) => severity === 'warning'));
}
