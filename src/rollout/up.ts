import { blocking, consented } from '../consent/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Plan } from '../model/index.ts';
import { freshLook, planning, preview } from '../pipeline/index.ts';
import type { Preview } from '../pipeline/index.ts';
import { bringingOf } from '../prepare/index.ts';
import { heldByCaller, neverStarted } from '../run/index.ts';
import { broughtFirst } from './bring.ts';
import { carry } from './carry.ts';
import { cloned } from './clone.ts';
import type { Run } from './run.ts';
import { show } from './show.ts';

/** The plan that the person agrees to. */
function agreedOn(
  found: Preview,
  again: ReturnType<typeof planning>['anew'],
  { call: { globals }, host, teller }: Run,
): ReturnType<typeof consented> {
  const proposal = { ...found, again, look: () => freshLook(found, host) };
  return consented(proposal, globals, { host, input: globals.input, command: 'odpm up', teller });
}

export async function up(run: Run): Promise<readonly Problem[]> {
  const { call, host, teller } = run;
  const found = await preview(call, host, run.settled);
  if (!found.ok) {
    const here = await cloned(found.problems, run);
    return here.ok ? up(run) : here.problems;
  }
  teller.problems(found.problems);
  const refused = neverStarted(found.value.project, call);
  if (refused.length > 0) return teller.problems(refused);
  const free = await heldByCaller({ host, folder: found.value.place.folder, command: 'odpm up' });
  if (!free.ok) return teller.problems(free.problems);
  await show(found.value, run);
  const blocked = blocking(found.value.plan);
  if (blocked.length > 0) return teller.problems(blocked);
  const next = planning(found.value, host);
  const ready = await agreedOn(found.value, next.anew, run);
  if (!ready.ok) return teller.problems(ready.problems);
  const { plan, request } = ready.value;
  const goingOn = (now: Plan, asked: typeof request): Promise<readonly Problem[]> => {
    const later = { again: () => next.on(asked), anew: () => next.anew(asked) };
    return carry(found.value, { plan: now, request: asked, ...later }, run);
  };
  const bringing = bringingOf(plan);
  if (!bringing) return goingOn(plan, request);
  const brought = await broughtFirst(found.value, bringing, run);
  if (!brought.ok) return brought.problems;
  const settled = new Set([...run.settled, ...bringing.folders]);
  if (brought.value) return up({ ...run, settled });
  const asked = { ...request, settled };
  return goingOn(await next.anew(asked), asked);
}
