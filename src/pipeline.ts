import { filledIn, scopeOf } from './check/index.ts';
import type { Trust } from './consent/index.ts';
import { andThen, bad, both, checked, good, isError } from './diagnostics/index.ts';
import type { Checked, Problem } from './diagnostics/index.ts';
import { distributionsOf, pluginsOf, rebuilding, workingWith } from './extend/index.ts';
import type { Loaded, Working } from './extend/index.ts';
import { lookFrom } from './host/index.ts';
import type { Host } from './host/index.ts';
import { beginning, needsOf, withOld } from './inherit/index.ts';
import type { Holding } from './inspect/index.ts';
import { readManifest } from './manifest/index.ts';
import { flag, phases, planView, requestOf, scenarios, stepView, textOption } from './model/index.ts';
import type {
  Call,
  Discovery,
  Document,
  Look,
  Own,
  Plan,
  PlannedStep,
  Project,
  Request,
  Scenario,
  Settings,
  Step,
  UserSettings,
} from './model/index.ts';
import { around, find, keepingIn, knownState, odpmHome, partsOf, withFreePorts } from './place/index.ts';
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

/** What the files of a project say in a scenario, and how its repositories are kept. */
export async function begin(place: Place, host: Host, scenario?: string) {
  const { folder } = place;
  const reading = { mode: 'plan', scenario, from: folder } as const;
  const { settings, user, secrets, layout } = await partsOf(place, host, reading);
  const manifest = andThen(layout, ({ manifest: { file, text } }) => readManifest(file, text));
  const beside = both(both(settings, user), both(secrets, layout.ok ? good(layout.value) : bad()));
  const keep = await keepingIn(place, host, manifest);
  const see = async (path: string) => (await import('./run/index.ts')).seen(path, { host, settings });
  const begun = andThen(both(both(manifest, beside), keep), ([parts, kept]) =>
    beginning(parts, kept, { folder, see }),
  );
  return { manifest, settings, begun: await withOld(begun, place.look) };
}

/** The files of a project → Project, or everything that is wrong with them. */
export async function load(place: Place, host: Host, scenario?: string): Promise<Checked<Loaded>> {
  const { folder } = place;
  const { manifest, settings, begun } = await begin(place, host, scenario);
  const distributions = manifest.ok ? await distributionsOf(manifest.value, place) : undefined;
  const needs = await needsOf(begun, place.look);
  const filled = andThen(begun, ({ document, own, developing, written, scope: given }) => {
    const { keeping = given.keeping } = needs;
    const scope = { ...given, keeping, services: needs.services };
    const whole = andThen(checked(written, needs.problems), () => filledIn(written, scope));
    // What is one user's holds in all scenarios, and names services of any of them.
    const all = own ? scenarios.map((each) => overlay(document, each)) : [];
    const elsewhere = all.flatMap(serviceNamesOf);
    const at = {
      ...around(folder, host, developing),
      user: own ?? noUserSettings,
      elsewhere,
      keeping,
      hookIds: 'later',
      distributions,
      trees: needs.trees,
    } as const;
    return andThen(whole, (resolved) =>
      checked(
        { whole: needs.joined(resolved), at, written, scope },
        own ? lostServices(own.document, all) : [],
      ),
    );
  });
  const published = (known: Settings) =>
    filled.ok ? portsTaken(filled.value.whole, known, filled.value.at) : [];
  const found = settings.ok ? await withFreePorts(settings.value, { place, host, published }) : bad();
  return andThen(both(filled, found), ([{ whole, at, written, scope }, known]) =>
    andThen(resolve(whole, known, at), (project) => {
      const resolved = (found: Document) => resolve(needs.joined(found), known, at);
      const rebuilt = rebuilding({ written, scope, resolved });
      return good({ project, written, rebuilt, user: at.user });
    }),
  );
}

/** Project + machine → Plan: what would change, and why. Changes nothing. */
export async function plan({ project, extensions }: Working, look: Look, request: Request): Promise<Plan> {
  const { ask } = await import('./prepare/index.ts');
  const { points, providers } = extensions;
  const steps = [extensions.rows, ...(await rooms()).flatMap((room) => room.steps)];
  await points.observe('plan.before', { steps: [...steps, ...extensions.steps].map(({ id }) => id) });
  const found = await ask(steps, { project, look, request, points, providers, extensions: extensions.steps });
  extensions.stage({ project, look, plan: found });
  await points.observe('plan.after', { plan: planView(found) });
  return found;
}

/** What rooms have to say at points, and what they bring. */
export const ownParts = async (): Promise<Own> => {
  const [{ handlers }, image, engine] = await Promise.all([
    import('./prepare/index.ts'),
    import('./image/index.ts'),
    import('./engine/index.ts'),
  ]);
  return { handlers, providers: { ...image.providers, ...engine.providers } };
};

/** Everything that `plan` and `up` know before anything happens. */
export interface Preview {
  readonly place: Place;
  /** As its files say it; `working` has what plugins add. */
  readonly project: Project;
  readonly discovery: Discovery;
  /** With its plugins: their code is loaded once, where it is trusted. */
  readonly working: (trusted: boolean) => Promise<Working>;
  readonly trust: Trust;
  readonly request: Request;
  readonly plan: Plan;
}

/** The machine as it is now: a look keeps Docker's answers. */
export const freshLook = ({ place }: Preview, host: Host): Look => lookFrom(host, place.folder);

const none: Request['settled'] = new Set();

/** What a call asks for, in which project, trusted or not, and what it would do. `settled`: as of a request. Changes nothing. */
export async function preview(call: Call, host: Host, settled = none): Promise<Checked<Preview>> {
  const asked = requestOf(call);
  const place = await find(call.globals, host);
  const ready = both(asked, place);
  if (!ready.ok) return ready;
  const [wanted, at] = ready.value;
  const state = await knownState(at);
  if (!state.ok) return state;
  const loaded = await load(at, host, textOption(call, 'scenario'));
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const discovery = await pluginsOf(loaded.value, at, { call, host });
  const { trustOf } = await import('./consent/index.ts');
  // The containers of ci start where its image is; here they are only described.
  const start = wanted.start && project.settings.scenario !== 'ci';
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const from = { project, look: at.look, home: odpmHome(host), start, plugins };
  const trust = await trustOf(from, host);
  const given = trust.state.given || (flag(call, 'trust') && trust.problems.length === 0);
  const request = { ...wanted, start, trust: { ...trust.state, given }, settled };
  const extending = {
    loaded: loaded.value,
    discovery,
    look: at.look,
    own: ownParts,
    verbose: call.globals.verbose,
  };
  const working = workingWith(extending, host);
  const value = { place: at, project, discovery, working, trust, request };
  const said = [...ready.problems, ...loaded.problems];
  return good({ ...value, plan: await plan(await working(given), at.look, request) }, said);
}

/** Plans once more: after an answer of the person with the machine as it is then, after a phase with Docker's answers of before. */
export function planning(found: Preview, host: Host) {
  let { look } = found.place;
  return {
    anew: async (request: Request): Promise<Plan> => {
      look = freshLook(found, host);
      return plan(await found.working(request.trust.given), look, request);
    },
    // No phase but the last tells Docker anything: what it answered still holds.
    on: async (request: Request): Promise<Plan> => {
      const docker: Look['docker'] = (question, input) => look.docker(question, input);
      const working = await found.working(request.trust.given);
      return plan(working, { ...freshLook(found, host), docker }, request);
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
    const refused = await site.extensions.points.validate('step.before', { step: stepView(step) });
    problems.push(...refused);
    if (refused.some(isError)) {
      done.push({ step, result: 'blocked', milliseconds: 0 });
      break;
    }
    const carried = await carryOut(step, site);
    done.push({ step, ...carried });
    problems.push(...carried.problems);
    await tellDone({ step, ...carried }, site);
    if (carried.result !== 'done') break;
  }
  return { done, problems };
}

/** Tells plugins what a step did, and what that did to services. */
async function tellDone({ step, result, milliseconds }: Done, { extensions, project }: Site): Promise<void> {
  const { points } = extensions;
  await points.observe('step.after', { step: stepView(step), result, milliseconds });
  const { differences, containers = [] } = step.facts;
  if (step.id !== 'compose.up' || result !== 'done' || !differences) return;
  const { announce } = await import('./engine/index.ts');
  await announce({ differences, containers, names: project.settings.names }, points);
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

/** Carries out some steps of sources, and nothing else of a plan. */
export async function bringFirst(bringing: readonly PlannedStep[], site: Site): Promise<readonly Problem[]> {
  const { clock } = site.host;
  const started = clock.now();
  site.progress.phase('sources');
  const { problems } = await applyPhase(bringing, site);
  site.progress.phaseEnd('sources', clock.now() - started);
  return problems;
}

/** Loaded when something is planned: `manifest validate` needs none of them. */
const rooms = (): Promise<readonly { readonly steps: readonly Step[] }[]> =>
  Promise.all([
    import('./takeover/index.ts'),
    import('./sources/index.ts'),
    import('./image/index.ts'),
    import('./odoo/index.ts'),
    import('./compose/index.ts'),
    import('./hooks/index.ts'),
    import('./engine/index.ts'),
  ]);
