import type { Problem } from '../diagnostics/index.ts';
import type { Difference, Outcome, Plan, Project, Request } from '../model/index.ts';
import type { Change } from './changes.ts';
import { fetchesOf } from './planner.ts';

/** A plan with what is told of it. */
export interface View {
  readonly plan: Plan;
  readonly project: Pick<Project, 'name' | 'folder' | 'settings'>;
  readonly request: Pick<Request, 'start' | 'docker'>;
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** `--diff`: the lines, too. */
  readonly diff: boolean;
}

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What the start would do to services. */
export const differencesOf = ({ steps }: Plan): readonly Difference[] =>
  steps.flatMap(({ facts }) => facts.differences ?? []);

function outcome({ steps }: Plan): string {
  const count = (wanted: Outcome): number => steps.filter((step) => step.outcome === wanted).length;
  const parts = [
    ...(count('update') > 0 ? [`${counted(count('update'), 'step')} would change something`] : []),
    ...(count('run') > 0 ? [`${counted(count('run'), 'step')} would run`] : []),
    ...(count('blocked') > 0 ? [`${counted(count('blocked'), 'step')} blocked`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing to do.';
}

const verbs = {
  start: 'start',
  recreate: 'be recreated',
  wait: 'be waited for',
  stop: 'be removed',
} as const;

/** Without Docker's answer it is said what would happen to services that run as they were. */
function unasked({ plan, request }: View): string[] {
  if (request.start && request.docker) return [];
  const found = differencesOf(plan).map(
    ({ service, what, why }) => `${service} would ${verbs[what]} where it runs: ${why}.`,
  );
  const said = request.start
    ? 'Docker is not asked: what would be built and started is not known.'
    : undefined;
  return [...found, ...(said === undefined ? [] : [said])];
}

/** The last sentences: what would come from the network, what could not be known, and how many steps do what. */
export function summary(view: View): string[] {
  const fetches = fetchesOf(view.plan);
  const network = fetches.length > 0 ? [`Would be fetched: ${fetches.join(', ')}.`] : [];
  return [...network, ...unasked(view), outcome(view.plan)];
}
