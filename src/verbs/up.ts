import { askFetches, askTrust, stillTrusted } from '../consent/index.ts';
import { bad, exitCode, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { apply, freshLook, odpmHome, plan, preview } from '../pipeline.ts';
import type { Preview } from '../pipeline.ts';
import { changedSince, fetchesOf, stale, table } from '../prepare/index.ts';
import { followStack, whileHeld } from '../run/index.ts';
import type { Site } from '../run/index.ts';

/** A step that cannot, for another reason than trust, ends a run before it begins. */
const blocking = ({ plan: { steps } }: Preview): Problem[] =>
  steps
    .flatMap(({ problems }) => problems)
    .filter((each) => isError(each) && each.code !== 'model/not-trusted');

/** What the person is asked before anything happens: trust first, then the network. Planned anew after a yes to trust. */
async function consented(found: Preview, call: Call, host: Host): Promise<Checked<Preview>> {
  const { request, trust } = found;
  const yes = request.trust.given ? undefined : await askTrust(trust, host, call.globals.input);
  if (yes && !yes.ok) return yes;
  const trusted = { ...request, trust: { ...request.trust, given: true } };
  const planned = yes ? await plan(found.project, freshLook(found, host), trusted) : found.plan;
  const ready = { ...found, request: trusted, plan: planned };
  if (blocking(ready).length > 0) return bad(...blocking(ready));
  const agreed = await askFetches(fetchesOf(planned), call.globals, host);
  if (!agreed.ok) return agreed;
  const [changed] = await changedSince(planned.inputs, freshLook(found, host));
  return changed === undefined ? { ok: true, value: ready, problems: [] } : bad(stale({ path: changed }));
}

/** Carries the plan out while no other odpm can; with nothing to do, nothing is touched. */
async function carriedOut(found: Preview, site: Site): Promise<readonly Problem[]> {
  const { project, request, place } = found;
  if (found.plan.steps.every(({ actions }) => actions.length === 0)) return [];
  const again = () => plan(project, freshLook(found, site.host), request);
  const done = await whileHeld(site.host, place.folder, () => apply(found.plan, site, again));
  return done.ok ? done.value : done.problems;
}

async function up(call: Call, host: Host, interrupts: Interrupts): Promise<number> {
  const ended = (problems: readonly Problem[]): number => (report(host, problems), exitCode(problems));
  const found = await preview(call, host);
  if (!found.ok) return ended(found.problems);
  const { project, place, plan: first, trust, request } = found.value;
  const { terminal } = host;
  const style = { width: terminal.width, colour: terminal.colour.err };
  if (!call.globals.quiet) terminal.err(`${place.folder}\n\n${table(first, style)}\n`);
  const warnings = [
    ...found.problems,
    ...first.steps.flatMap(({ problems }) => problems.filter((each) => !isError(each))),
  ];
  report(host, warnings);
  if (blocking(found.value).length > 0) return ended(blocking(found.value));
  const ready = await consented(found.value, call, host);
  if (!ready.ok) return ended(ready.problems);

  const from = { project, look: place.look, home: odpmHome(host), start: request.start };
  const quiet = call.globals.quiet;
  const site = {
    host,
    project,
    look: place.look,
    interrupts,
    quiet,
    stillTrusted: stillTrusted(from, trust.wanted.digest),
  };
  const problems = await carriedOut(ready.value, site);
  if (problems.some(isError) || interrupts.code() !== undefined || !request.start) return ended(problems);
  const url = `http://${project.settings.bind}:${String(project.settings.ports.odoo)}`;
  if (flag(call, 'detach')) {
    await terminal.out(`Odoo: ${url}\n`);
    return ended(problems);
  }
  terminal.err(`Odoo: ${url}  (Ctrl-C stops the stack; data stays)\n`);
  return ended([...problems, ...(await followStack(site))]);
}

/** Does what the plan says, step by step, and starts the stack. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const code = await up(call, host, interrupts).finally(() => interrupts.end());
  return interrupts.code() ?? code;
}
