import { filledIn, scopeOf } from './check/index.ts';
import type { Trust } from './consent/index.ts';
import { andThen, bad, both, checked, good, isError } from './diagnostics/index.ts';
import type { Checked, Problem } from './diagnostics/index.ts';
import { lookFrom } from './host/index.ts';
import type { Host } from './host/index.ts';
import type { Holding } from './inspect/index.ts';
import { readManifest } from './manifest/index.ts';
import { flag, phases, requestOf, scenarios, textOption } from './model/index.ts';
import type {
  Call,
  Document,
  Look,
  Plan,
  PlannedStep,
  Project,
  Request,
  Scenario,
  Settings,
  Step,
  UserSettings,
} from './model/index.ts';
import { around, find, knownState, odpmHome, partsOf, withFreePorts } from './place/index.ts';
import type { Place } from './place/index.ts';
import { defaults, portsTaken, resolve, serviceNamesOf } from './project/index.ts';
import type { Applied, Done, Site } from './run/index.ts';
import { overlay } from './scenario/index.ts';
import { effectiveSettings, noUserSettings } from './settings/index.ts';
import { lostServices, substitute } from './substitute/index.ts';

/** What the files of a project say, before a scenario is chosen. */
interface Said {
  readonly document: Document;
  readonly settings: Settings;
  readonly user: UserSettings | undefined;
  readonly secrets: ReadonlySet<string>;
}

/** The files of a project, for looking at what holds in it: nothing has to be set for that. */
export async function read(place: Place, host: Host, scenario?: string): Promise<Checked<Said>> {
  const reading = { mode: 'validate', scenario, from: place.folder } as const;
  const { settings, user, secrets, layout } = await partsOf(place, host, reading);
  const manifest = andThen(layout, ({ manifest: { file, text } }) => readManifest(file, text));
  return andThen(both(both(manifest, settings), both(user, secrets)), ([[document, own], [users, keys]]) =>
    good({ document, settings: own, user: users, secrets: keys?.usable ?? new Set() }),
  );
}

/** What holds under a scenario: what is not set stays as it is written, and is a note. */
export function holding(
  { document, settings, user, secrets }: Said,
  scenario: Scenario = settings.scenario,
): Checked<Holding> {
  const scope = { ...scopeOf(settings, 'validate'), secrets };
  return andThen(substitute(overlay(document, scenario), scope), (filled) =>
    good({ document: filled, defaults, settings: effectiveSettings(settings.said), user }),
  );
}

/** The files of a project → Project, or everything that is wrong with them. */
export async function load(place: Place, host: Host, scenario?: string): Promise<Checked<Project>> {
  const { folder } = place;
  const { settings, user, secrets, layout } = await partsOf(place, host, {
    mode: 'plan',
    scenario,
    from: folder,
  });
  const manifest = andThen(layout, ({ manifest: { file, text } }) => readManifest(file, text));
  const beside = both(both(settings, user), both(secrets, layout.ok ? good(layout.value) : bad()));
  const ready = both(manifest, beside);
  const filled = andThen(ready, ([document, [[said, own], [, { developing }]]]) => {
    const whole = filledIn(overlay(document, said.scenario), scopeOf(said, 'plan'));
    // What is one user's holds in all scenarios, and names services of any of them.
    const all = own ? scenarios.map((each) => overlay(document, each)) : [];
    const elsewhere = all.flatMap(serviceNamesOf);
    const at = { ...around(folder, host, developing), user: own ?? noUserSettings, elsewhere };
    return andThen(whole, (resolved) =>
      checked({ whole: resolved, at }, own ? lostServices(own.document, all) : []),
    );
  });
  const published = (known: Settings) =>
    filled.ok ? portsTaken(filled.value.whole, known, filled.value.at) : [];
  const found = settings.ok ? await withFreePorts(settings.value, { place, host, published }) : bad();
  return andThen(both(filled, found), ([{ whole, at }, known]) => resolve(whole, known, at));
}

/** Project + machine → Plan: what would change, and why. Changes nothing. */
async function plan(project: Project, look: Look, request: Request): Promise<Plan> {
  const { ask } = await import('./prepare/index.ts');
  return ask(await steps(), { project, look, request });
}

/** Everything that `plan` and `up` know before anything happens. */
export interface Preview {
  readonly place: Place;
  readonly project: Project;
  readonly trust: Trust;
  readonly request: Request;
  readonly plan: Plan;
}

/** The machine as it is now: a look keeps Docker's answers. */
export const freshLook = ({ place }: Preview, host: Host): Look => lookFrom(host, place.folder);

/** What a call asks for, in which project, trusted or not, and what it would do. Changes nothing. */
export async function preview(call: Call, host: Host): Promise<Checked<Preview>> {
  const asked = requestOf(call);
  const place = await find(call.globals, host);
  const ready = both(asked, place);
  if (!ready.ok) return ready;
  const [wanted, at] = ready.value;
  const state = await knownState(at);
  if (!state.ok) return state;
  const project = await load(at, host, textOption(call, 'scenario'));
  if (!project.ok) return project;
  const { trustOf } = await import('./consent/index.ts');
  // The containers of ci start where its image is; here they are only described.
  const start = wanted.start && project.value.settings.scenario !== 'ci';
  const from = { project: project.value, look: at.look, home: odpmHome(host), start };
  const trust = await trustOf(from, host);
  const given = trust.state.given || (flag(call, 'trust') && trust.problems.length === 0);
  const request = { ...wanted, start, trust: { ...trust.state, given } };
  const value = { place: at, project: project.value, trust, request };
  const said = [...ready.problems, ...project.problems];
  return good({ ...value, plan: await plan(project.value, at.look, request) }, said);
}

/** Plans once more: after an answer of the person with the machine as it is then, after a phase with Docker's answers of before. */
export function planning(found: Preview, host: Host) {
  let { look } = found.place;
  return {
    anew: (request: Request): Promise<Plan> => {
      look = freshLook(found, host);
      return plan(found.project, look, request);
    },
    // No phase but the last tells Docker anything: what it answered still holds.
    on: (request: Request): Promise<Plan> => {
      const docker: Look['docker'] = (question, input) => look.docker(question, input);
      return plan(found.project, { ...freshLook(found, host), docker }, request);
    },
  };
}

/** Carries out the steps of a phase, to the first problem, blocked step or signal. */
async function applyPhase(steps: readonly PlannedStep[], site: Site): Promise<Omit<Applied, 'plan'>> {
  const { carryOut } = await import('./run/index.ts');
  const done: Done[] = [];
  const problems: Problem[] = [];
  for (const step of steps) {
    if (step.outcome === 'blocked') {
      done.push({ step, result: 'blocked', milliseconds: 0 });
      return { done, problems: [...problems, ...step.problems] };
    }
    if (step.actions.length === 0) continue;
    const carried = await carryOut(step, site);
    done.push({ step, ...carried });
    problems.push(...carried.problems);
    if (carried.result !== 'done') break;
  }
  return { done, problems };
}

const isWhole = ({ done, problems }: Omit<Applied, 'plan'>): boolean =>
  !problems.some(isError) && done.every(({ result }) => result === 'done');

/**
 * Makes a plan true, phase by phase; after a phase that changed something, the rest is planned again with
 * `again`. Ends at the first problem, at a step that turns out blocked, and when a signal came.
 */
export async function apply(shown: Plan, site: Site, again: () => Promise<Plan>): Promise<Applied> {
  const { clock } = site.host;
  let all: Applied = { plan: shown, done: [], problems: [] };
  for (const phase of phases) {
    const steps = all.plan.steps.filter((step) => step.phase === phase);
    const busy = steps.some(({ actions }) => actions.length > 0);
    const started = clock.now();
    if (busy) site.progress.phase(phase);
    const { done, problems } = await applyPhase(steps, site);
    all = { ...all, done: [...all.done, ...done], problems: [...all.problems, ...problems] };
    if (busy) site.progress.phaseEnd(phase, clock.now() - started);
    if (!isWhole(all) || site.interrupts.code() !== undefined) return all;
    if (phase !== 'runtime' && busy) all = { ...all, plan: await again() };
  }
  return all;
}

/** Loaded when something is planned: `manifest validate` needs none of them. */
async function steps(): Promise<readonly Step[]> {
  const rooms = await Promise.all([
    import('./takeover/index.ts'),
    import('./sources/index.ts'),
    import('./image/index.ts'),
    import('./odoo/index.ts'),
    import('./compose/index.ts'),
    import('./hooks/index.ts'),
    import('./engine/index.ts'),
  ]);
  return rooms.flatMap((room) => room.steps);
}
