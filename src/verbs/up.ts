import { dirname } from 'node:path';
import { askFetches, blocking, consented, stillTrusted } from '../consent/index.ts';
import { andThen, bad, exitCode, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { waitingOf } from '../engine/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag, lockFile, textOption } from '../model/index.ts';
import type { Call, Plan } from '../model/index.ts';
import { apply, bringFirst, freshLook, planning, preview } from '../pipeline.ts';
import type { Preview } from '../pipeline.ts';
import { cloningOf, odpmHome, remembering } from '../place/index.ts';
import type { Cloning } from '../place/index.ts';
import {
  bringingOf,
  changedSince,
  changesOf,
  clonePlan,
  fetchesOf,
  table,
  viewed,
} from '../prepare/index.ts';
import type { Bringing, View } from '../prepare/index.ts';
import {
  cloneFirst,
  heldByCaller,
  keepRecord,
  leftOver,
  neverStarted,
  progressModes,
  progressOf,
  remember,
  started,
  tellerOf,
  timeoutOf,
  toldOfFailure,
  unfinished,
  waitFor,
  whileHeld,
  worthKeeping,
} from '../run/index.ts';
import type { Applied, ProgressMode, Site, Teller } from '../run/index.ts';

/** A run of `odpm up`: how it is called, where, and how it is told. */
interface Run {
  readonly call: Call;
  readonly host: Host;
  readonly interrupts: Interrupts;
  readonly mode: ProgressMode | undefined;
  readonly teller: Teller;
  /** Folders of repositories that it has brought, or asked the server for, already. */
  readonly settled: ReadonlySet<string>;
}

const isSilent = ({ mode }: Run): boolean => mode === 'quiet' || mode === 'json';

const print = (view: View, { host: { terminal } }: Run): void =>
  terminal.err(`${table(view, { width: terminal.width, colour: terminal.colour.err })}\n`);

/** Shows a plan and what is worth saying of it; what keeps it from being carried out is left to the caller. */
async function show(found: Preview, run: Run): Promise<void> {
  const { teller } = run;
  if (!isSilent(run)) {
    const changes = await changesOf(found.plan, found.place.look, false);
    const { extensions } = await found.working(found.request.trust.given);
    const plan = await viewed(found.plan, extensions.points);
    teller.problems([...plan.problems, ...extensions.warnings()]);
    const now = plan.ok ? plan.value : found.plan;
    print({ ...found, plan: now, changes, problems: [], diff: false }, run);
  }
  const said = found.plan.steps.flatMap(({ problems }) => problems);
  teller.problems(said.filter(({ severity }) => severity === 'warning'));
}

interface Ready extends Pick<Preview, 'plan' | 'request'> {
  /** Plans once more what is left. */
  readonly again: () => Promise<Plan>;
  /** Plans everything once more. */
  readonly anew: () => Promise<Plan>;
}

/** Folders that holding a project makes. */
const ofLock: readonly string[] = [dirname(dirname(lockFile)), dirname(lockFile)];

/** What is to be done once no other odpm can change anything: one may have, since this plan was made. */
async function stillSo({ plan, anew }: Ready, { look }: Site): Promise<Checked<Plan>> {
  const changed = await changedSince(plan.inputs, look);
  if (changed.every((path) => ofLock.includes(path))) return good(plan);
  const now = await anew();
  return blocking(now).length > 0 ? bad(...blocking(now)) : good(now);
}

interface Carrying {
  readonly ready: Ready;
  readonly site: Site;
  /** A run before this one was killed: what it left is cleared away, and the record says how things stand. */
  readonly left: boolean;
}

async function whileAlone({ ready, site, left }: Carrying): Promise<Checked<Applied>> {
  const begun = site.host.clock.now();
  const plan = await stillSo(ready, site);
  if (!plan.ok) return plan;
  const applied = await apply(plan.value, site, ready.again);
  if (!left && !worthKeeping(applied, site) && !(await toldOfFailure(site.look))) return good(applied);
  const kept = await keepRecord(applied, begun, site);
  return good({ ...applied, problems: [...applied.problems, ...kept] });
}

/** Carries the plan out while no other odpm can; with nothing to do, nothing is touched. */
async function carriedOut(ready: Ready, site: Site): Promise<Checked<Applied>> {
  const { plan } = ready;
  const { host, project } = site;
  const { folder } = project;
  const left = await unfinished(host, folder);
  const idle = plan.steps.every(({ actions }) => actions.length === 0);
  const nothing = good({ plan, done: [], problems: [] });
  if (idle && !left) return nothing;
  const held = await whileHeld({ host, folder, command: 'odpm up' }, () => whileAlone({ ready, site, left }));
  // Nobody was killed then: another one is at work, and leaves nothing behind.
  if (idle && !held.ok) return nothing;
  return andThen(held, (applied) => applied);
}

async function siteOf(found: Preview, { host, interrupts, mode }: Run): Promise<Site> {
  const { place, request, trust, discovery } = found;
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const asked = {
    project: found.project,
    look: place.look,
    home: odpmHome(host),
    start: request.start,
    plugins,
  };
  const again = stillTrusted(asked, trust.wanted.digest);
  const progress = progressOf(host, mode);
  host.terminal.tellAside((plugin, line) => progress.aside(plugin, line));
  const { project, extensions } = await found.working(true);
  return { host, project, extensions, look: place.look, interrupts, progress, stillTrusted: again };
}

/** Remembers which repository belongs to which project; that it could not be written ends nothing. */
async function known({ place, project }: Preview, host: Host): Promise<readonly Problem[]> {
  const { link } = project.developing;
  const home = odpmHome(host);
  const one = { folder: place.folder, developing: link.kind === 'folder' ? link.path : place.folder };
  const made = async (): Promise<string> => (await remembering(one, home, place.look)).text;
  const { file, text } = await remembering(one, home, place.look);
  const now = await place.look.read(file);
  if (now.ok && now.value === text) return [];
  const written = await remember(host, { home, folder: home, file }, made);
  return written.problems.map((each) => ({ ...each, severity: 'warning' }));
}

interface Begun {
  readonly site: Site;
  readonly plan: Plan;
}

/** How the started stack goes on, for as long as the call wants to know. */
async function goOn(found: Preview, { site, plan }: Begun, { call, host }: Run): Promise<readonly Problem[]> {
  const deployment = plan.steps.find(({ facts }) => facts.deployment)?.facts.deployment;
  if (!deployment) return [];
  if (!flag(call, 'wait')) return started(site, flag(call, 'detach') ? 'detached' : 'attached', deployment);
  const { extensions, project } = await found.working(true);
  const { providers } = extensions;
  const ask = () => waitingOf({ project, look: freshLook(found, host), providers, by: deployment.by });
  const timeout = timeoutOf(call);
  const problems = timeout.ok ? await waitFor(ask, timeout.value, site) : timeout.problems;
  const over = problems.length > 0 || site.interrupts.code() !== undefined;
  return over ? problems : started(site, 'ready', deployment);
}

/** Carries out what was agreed on, and goes on with the stack. */
async function carry(found: Preview, ready: Ready, run: Run): Promise<readonly Problem[]> {
  const { host, interrupts, teller } = run;
  const site = await siteOf(found, run);
  const applied = await carriedOut(ready, site);
  const problems = applied.ok ? applied.value.problems : applied.problems;
  teller.problems(site.extensions.warnings());
  if (problems.some(isError) || interrupts.code() !== undefined) {
    teller.problems(problems);
    if (applied.ok) site.progress.note(leftOver(applied.value));
    return problems;
  }
  teller.problems([...problems, ...(await known(found, host))]);
  const { start, test } = ready.request;
  // After a test its result is the answer, and the stack is as it was.
  if (!start || test || !applied.ok) return problems;
  return teller.problems(await goOn(found, { site, plan: applied.value.plan }, run));
}

/**
 * Brings repositories, or brings them on, before anything else happens. Whether what the plan was made from is not so any
 * more: it may name other repositories then, and services.
 */
async function broughtFirst(found: Preview, wanted: Bringing, run: Run): Promise<Checked<boolean>> {
  const { host, interrupts, teller } = run;
  const site = await siteOf(found, run);
  const { folder } = found.place;
  const { steps, awaited } = wanted;
  const held = await whileHeld({ host, folder, command: 'odpm up' }, () => bringFirst(steps, site));
  const problems = held.ok ? held.value : held.problems;
  teller.problems(problems);
  if (problems.some(isError) || interrupts.code() !== undefined) return bad(...problems);
  const changed = await changedSince(found.plan.inputs, freshLook(found, host));
  return good(awaited || !changed.every((path) => ofLock.includes(path)));
}

/** Clones the repository that holds the manifest, and begins once more with what it says. */
async function clonedFirst(cloning: Cloning, run: Run): Promise<readonly Problem[]> {
  const { call, host, interrupts, mode, teller } = run;
  const { bring, view } = clonePlan(cloning);
  const { project, at } = cloning;
  const free = await heldByCaller({ host, folder: project.folder, command: 'odpm up' });
  if (!free.ok) return teller.problems(free.problems);
  if (!isSilent(run)) print(view, run);
  const agreed = teller.asks ? await askFetches(fetchesOf(view.plan), call.globals, host) : good(undefined);
  if (!agreed.ok) return teller.problems(agreed.problems);
  const site = { host, interrupts, progress: progressOf(host, mode), project };
  const done = await cloneFirst(bring, at, site);
  const problems = teller.problems(done.ok ? done.value : done.problems);
  return problems.some(isError) || interrupts.code() !== undefined ? problems : up(run);
}

/** What keeps a project from being one may be that its manifest is not here yet. */
async function withoutProject(problems: readonly Problem[], run: Run): Promise<readonly Problem[]> {
  const cloning = await cloningOf(problems, run.call, run.host);
  return cloning ? clonedFirst(cloning, run) : run.teller.problems(problems);
}

/** The plan that the person agrees to. */
function agreedOn(
  found: Preview,
  again: ReturnType<typeof planning>['anew'],
  { call: { globals }, host, teller }: Run,
): ReturnType<typeof consented> {
  const proposal = { ...found, again, look: () => freshLook(found, host) };
  return consented(proposal, globals, { host, input: globals.input, command: 'odpm up', teller });
}

async function up(run: Run): Promise<readonly Problem[]> {
  const { call, host, teller } = run;
  const found = await preview(call, host, run.settled);
  if (!found.ok) return withoutProject(found.problems, run);
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

/** Does what the plan says, step by step, and starts the stack. */
export async function run(call: Call, host: Host): Promise<number> {
  const said = progressModes.find((mode) => mode === textOption(call, 'progress'));
  const mode = call.globals.quiet ? 'quiet' : said;
  const teller = tellerOf(host, mode);
  const timeout = timeoutOf(call);
  if (!timeout.ok) return exitCode(teller.problems(timeout.problems));
  const early = progressOf(host, mode);
  host.terminal.tellAside((plugin, line) => early.aside(plugin, line));
  const interrupts = host.catchSignals();
  const settled = new Set<string>();
  const problems = await up({ call, host, interrupts, mode, teller, settled }).finally(() =>
    interrupts.end(),
  );
  const code = interrupts.code();
  if (code !== undefined) progressOf(host, mode).note('\nInterrupted.\n');
  return teller.end(code ?? exitCode(problems));
}
