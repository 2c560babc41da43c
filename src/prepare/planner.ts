import { verdict } from '../model/index.ts';
import type {
  Action,
  ExtensionStep,
  Facts,
  Look,
  Part,
  Plan,
  PlannedStep,
  Step,
  StepContext,
} from '../model/index.ts';
import { lens } from './lens.ts';
import { linksOnTheWay } from './links.ts';
import { recorded } from './record.ts';
import { sequence } from './sequence.ts';

interface Asked extends Omit<StepContext, 'facts'> {
  /** Of plugins. */
  readonly extensions: readonly ExtensionStep[];
}

type Row = Part;

/** What a plugin does around a start belongs to it. */
const beforeStart = (step: Step, { request }: StepContext): boolean =>
  'plugin' in step && step.phase === 'runtime' && !request.start;

/** A step's own answer behind those of its parts, each kept from writing through links. */
async function rowsOf(step: Step, at: StepContext): Promise<Row[]> {
  const { parts, ...own } = beforeStart(step, at)
    ? verdict.skip('nothing is started', 'skip-start')
    : await step.evaluate(at);
  const rows = [...parts, { id: step.id, description: step.description, verdict: own }];
  return Promise.all(rows.map(async (row) => ({ ...row, verdict: await held(row.verdict, at.look) })));
}

async function held(answer: Row['verdict'], look: Look): Promise<Row['verdict']> {
  if (answer.outcome === 'blocked') return answer;
  const links = await linksOnTheWay(answer.actions, look);
  return links.length > 0 ? verdict.blocked(links) : answer;
}

/** Asks every step what it would do. Each sees the machine as the steps before it will leave it, and what they found. */
export async function ask(steps: readonly Step[], { extensions, ...asked }: Asked): Promise<Plan> {
  const { project, look, request } = asked;
  const { look: looked, inputs } = recorded(look);
  const { look: ahead, lay } = lens(looked);
  let facts: Partial<Facts> = {};
  const planned: PlannedStep[] = [];
  for (const step of sequence(steps, extensions)) {
    const { phase } = step;
    const required = typeof step.required === 'boolean' ? step.required : step.required({ project, request });
    for (const row of await rowsOf(step, { ...asked, look: ahead, facts })) {
      const { id, description, verdict: answer } = row;
      planned.push({ id, phase, description, required: row.required ?? required, ...answer });
      // A blocked step says what it would do; nothing of it is done.
      if (answer.outcome !== 'blocked') lay(answer.actions);
      facts = { ...facts, ...answer.facts };
    }
  }
  const changes = planned.some(({ outcome }) => outcome === 'update');
  const complete = planned.every(({ reason }) => reason !== 'earlier-step');
  return { steps: planned, changes, complete, inputs };
}

/** What would come from the network, each thing once. */
export const fetchesOf = ({ steps }: Plan): string[] => [...new Set(steps.flatMap(({ fetches }) => fetches))];

/** What of a plan brings repositories, or brings them on: what they hold then says how it goes on. */
export interface Bringing {
  readonly steps: readonly PlannedStep[];
  /** Where they come to lie, absolute. */
  readonly folders: readonly string[];
  /** The rest cannot be planned before. */
  readonly awaited: boolean;
}

/** `undefined`: nothing does. */
export function bringingOf({ steps: all }: Plan): Bringing | undefined {
  const isOne = ({ kind }: Action): boolean => kind === 'bring' || kind === 'renew';
  const steps = all.filter(({ actions }) => actions.some(isOne));
  const folders = steps.flatMap(({ actions }) =>
    actions.flatMap((each) => ('folder' in each ? each.folder : [])),
  );
  const awaited = all.some(({ facts }) => facts.awaited);
  return steps.length === 0 ? undefined : { steps, folders, awaited };
}
