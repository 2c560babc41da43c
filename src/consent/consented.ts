import { bad, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Globals, Look, Plan, Request } from '../model/index.ts';
import { changedSince, fetchesOf, stale } from '../prepare/index.ts';
import { askFetches } from './fetches.ts';
import { askTrust } from './trust.ts';
import type { Asking, Trust } from './trust.ts';

/** What a run would do, and how to see and plan it once more. */
export interface Proposal {
  readonly trust: Trust;
  readonly request: Request;
  readonly plan: Plan;
  readonly again: (request: Request) => Promise<Plan>;
  readonly look: () => Look;
}

type Agreed = Pick<Proposal, 'plan' | 'request'>;

/** A step that is blocked ends a run before it begins; one that only waits for trust has but a note. */
export const blocking = ({ steps }: Plan): Problem[] =>
  steps.flatMap(({ problems }) => problems.filter(isError));

/** The plan after a yes to trust: images are asked for only then. */
async function trusted(proposal: Proposal, asking: Asking): Promise<Checked<Agreed>> {
  const { request, trust, plan, again } = proposal;
  if (request.trust.given) return good({ request, plan });
  if (trust.problems.length > 0) return bad(...trust.problems);
  const yes = await askTrust(trust, asking);
  if (!yes.ok) return yes;
  const given = { ...request, trust: { ...request.trust, given: true } };
  const planned = await again(given);
  return blocking(planned).length > 0 ? bad(...blocking(planned)) : good({ request: given, plan: planned });
}

/** What the person is asked before anything happens: trust first, then the network. */
export async function consented(
  proposal: Proposal,
  globals: Globals,
  asking: Asking,
): Promise<Checked<Agreed>> {
  const { host, teller } = asking;
  const ready = await trusted(proposal, asking);
  if (!ready.ok) return ready;
  const { plan } = ready.value;
  const agreed = teller.asks ? await askFetches(fetchesOf(plan), globals, host) : good(undefined);
  if (!agreed.ok) return agreed;
  // An answer may take a while: what was shown must still be what is there.
  const [changed] = host.terminal.interactive ? await changedSince(plan.inputs, proposal.look()) : [];
  return changed === undefined ? ready : bad(stale({ path: changed }));
}
