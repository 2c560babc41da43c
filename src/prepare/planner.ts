import { verdict } from '../model/index.ts';
import type { Facts, Plan, PlannedStep, Step, StepContext, Verdict } from '../model/index.ts';
import { lens } from './lens.ts';
import { linksOnTheWay } from './links.ts';
import { order } from './order.ts';
import { recorded } from './record.ts';

type Asked = Omit<StepContext, 'facts'>;

/** The registered steps in their order; one that the order does not name is a bug of odpm. */
function inOrder(steps: readonly Step[]): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

async function answerOf(step: Step, at: StepContext): Promise<Verdict> {
  const answer = await step.evaluate(at);
  if (answer.outcome === 'blocked') return answer;
  const links = await linksOnTheWay(answer.actions, at.look);
  return links.length > 0 ? verdict.blocked(links) : answer;
}

/** Asks every step what it would do. Each sees the machine as the steps before it will leave it, and what they found. */
export async function ask(steps: readonly Step[], { project, look, request }: Asked): Promise<Plan> {
  const { look: looked, inputs } = recorded(look);
  const { look: ahead, lay } = lens(looked);
  let facts: Partial<Facts> = {};
  const planned: PlannedStep[] = [];
  for (const step of inOrder(steps)) {
    const answer = await answerOf(step, { project, look: ahead, facts, request });
    const { id, phase, description, required } = step;
    planned.push({ id, phase, description, required, ...answer });
    lay(answer.actions);
    facts = { ...facts, ...answer.facts };
  }
  const changes = planned.some(({ outcome }) => outcome === 'update');
  return { steps: planned, changes, inputs };
}

/** What would come from the network, each thing once. */
export const fetchesOf = ({ steps }: Plan): string[] => [...new Set(steps.flatMap(({ fetches }) => fetches))];
