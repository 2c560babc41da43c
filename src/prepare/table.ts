import { paints } from '../base/index.ts';
import { visible } from '../diagnostics/index.ts';
import type { Style } from '../diagnostics/index.ts';
import { phases } from '../model/index.ts';
import type { Outcome, Plan, PlannedStep } from '../model/index.ts';
import { fetchesOf } from './planner.ts';

function painted(outcome: Outcome, colour: boolean): string {
  const { green, yellow, cyan, red, dim } = paints(colour);
  const paint = { noop: green, update: yellow, run: cyan, skip: dim, blocked: red }[outcome];
  return paint(outcome.padEnd(7));
}

const row = ({ outcome, id, because }: PlannedStep, width: number, colour: boolean): string =>
  `  ${painted(outcome, colour)}  ${id.padEnd(width)}  ${visible(because)}`;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function summary({ steps }: Plan): string {
  const count = (outcome: Outcome): number => steps.filter((step) => step.outcome === outcome).length;
  const parts = [
    ...(count('update') > 0 ? [`${counted(count('update'), 'step')} would change something`] : []),
    ...(count('run') > 0 ? [`${counted(count('run'), 'step')} would run`] : []),
    ...(count('blocked') > 0 ? [`${counted(count('blocked'), 'step')} blocked`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing to do.';
}

/** A plan for people: the steps by phase, why each answers as it does, and what would come from the network. */
export function table(plan: Plan, { colour }: Style): string {
  const width = Math.max(...plan.steps.map(({ id }) => id.length));
  const { bold } = paints(colour);
  const sections = phases.map((phase) => {
    const steps = plan.steps.filter((step) => step.phase === phase);
    return [bold(phase), ...steps.map((step) => row(step, width, colour))].join('\n');
  });
  const fetches = fetchesOf(plan);
  const network = fetches.length > 0 ? [`Would be fetched: ${fetches.join(', ')}.`] : [];
  return `${sections.join('\n')}\n\n${[...network, summary(plan)].join('\n')}\n`;
}
