import { blocking, consented, stillTrusted } from '../consent/index.ts';
import { exitCode, isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag, notStartedHere } from '../model/index.ts';
import type { Call, Plan } from '../model/index.ts';
import { apply, freshLook, planning, preview } from '../pipeline.ts';
import type { Preview } from '../pipeline.ts';
import { odpmHome, remembering } from '../place/index.ts';
import { changesOf, table } from '../prepare/index.ts';
import { remember, started, whileHeld } from '../run/index.ts';
import type { Site } from '../run/index.ts';

/** Shows a plan and what is worth saying of it; what keeps it from being carried out is left to the caller. */
async function show(found: Preview, host: Host, quiet: boolean): Promise<void> {
  const { width, colour } = host.terminal;
  const changes = quiet ? [] : await changesOf(found.plan, found.place.look, false);
  const shown = table({ ...found, changes, problems: [], diff: false }, { width, colour: colour.err });
  if (!quiet) host.terminal.err(`${shown}\n`);
  const said = found.plan.steps.flatMap(({ problems }) => problems);
  const warnings = said.filter(({ severity }) => severity === 'warning');
  report(host, warnings);
}

/** Carries the plan out while no other odpm can; with nothing to do, nothing is touched. */
async function carriedOut(ready: Plan, site: Site, again: () => Promise<Plan>): Promise<readonly Problem[]> {
  if (ready.steps.every(({ actions }) => actions.length === 0)) return [];
  const done = await whileHeld({ host: site.host, folder: site.project.folder, command: 'odpm up' }, () =>
    apply(ready, site, again),
  );
  return done.ok ? done.value : done.problems;
}

function siteOf(
  found: Preview,
  interrupts: Interrupts,
  { host, quiet }: { host: Host; quiet: boolean },
): Site {
  const { project, place, request, trust } = found;
  const asked = { project, look: place.look, home: odpmHome(host), start: request.start };
  const again = stillTrusted(asked, trust.wanted.digest);
  return { host, project, look: place.look, interrupts, quiet, stillTrusted: again };
}

/** Remembers which repository belongs to which project; that it could not be written ends nothing. */
async function known({ place, project }: Preview, host: Host): Promise<readonly Problem[]> {
  const { link } = project.developing;
  const home = odpmHome(host);
  const one = { folder: place.folder, developing: link.kind === 'folder' ? link.path : place.folder };
  const { file, text } = await remembering(one, home, place.look);
  const written = await remember(host, { home, folder: home, file }, text);
  return written.problems.map((each) => ({ ...each, severity: 'warning' }));
}

async function up(call: Call, host: Host, interrupts: Interrupts): Promise<readonly Problem[]> {
  const { quiet } = call.globals;
  const found = await preview(call, host);
  report(host, found.problems);
  if (!found.ok) return found.problems;
  const { settings } = found.value.project;
  if (settings.scenario === 'ci' && !flag(call, 'skipStart')) {
    return ended(host, [notStartedHere({}, settings.at('ODPM_SCENARIO'))]);
  }
  await show(found.value, host, quiet);
  const next = planning(found.value, host);
  const blocked = blocking(found.value.plan);
  if (blocked.length > 0) return ended(host, blocked);
  const proposal = { ...found.value, again: next.anew, look: () => freshLook(found.value, host) };
  const ready = await consented(proposal, call.globals, host);
  if (!ready.ok) return ended(host, ready.problems);
  const site = siteOf(found.value, interrupts, { host, quiet });
  const carried = await carriedOut(ready.value.plan, site, () => next.on(ready.value.request));
  const problems = carried.some(isError) ? carried : [...carried, ...(await known(found.value, host))];
  const done = !problems.some(isError) && interrupts.code() === undefined;
  return ended(
    host,
    done && found.value.request.start && !found.value.request.test
      ? [...problems, ...(await started(site, flag(call, 'detach')))]
      : problems,
  );
}

function ended(host: Host, problems: readonly Problem[]): readonly Problem[] {
  report(host, problems);
  return problems;
}

/** Does what the plan says, step by step, and starts the stack. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const problems = await up(call, host, interrupts).finally(() => interrupts.end());
  const code = interrupts.code();
  if (code !== undefined) {
    host.terminal.err('\nInterrupted. What is done stays done; the same command goes on from there.\n');
  }
  return code ?? exitCode(problems);
}
