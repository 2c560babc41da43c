import { join } from 'node:path';
import type { Trust } from './consent/index.ts';
import { andThen, bad, both, good, isError } from './diagnostics/index.ts';
import type { Checked, Problem } from './diagnostics/index.ts';
import { lookFrom } from './host/index.ts';
import type { Host } from './host/index.ts';
import { readManifest } from './manifest/index.ts';
import { flag, phases, requestOf, textOption } from './model/index.ts';
import type { Call, Globals, Look, Plan, Project, Request, Step } from './model/index.ts';
import { locate, noManifest, resolve } from './project/index.ts';
import type { Surroundings } from './project/index.ts';
import type { Site } from './run/index.ts';
import { overlay } from './scenario/index.ts';
import { readSettings } from './settings/index.ts';
import type { EnvFile } from './settings/index.ts';
import { substitute } from './substitute/index.ts';

/** A project folder and the view of the machine from there. */
export interface Place {
  /** Absolute, links followed: the same folder has one name. */
  readonly folder: string;
  readonly look: Look;
}

/** The user's own folder of odpm. */
export const odpmHome = ({ machine }: Host): string =>
  machine.environment['ODPM_HOME'] ?? join(machine.home, '.odpm');

/** Where the command works: `-C`, else `ODPM_PROJECT_DIR`, else the working folder or the nearest project above it. */
export async function find({ folder }: Globals, host: Host): Promise<Checked<Place>> {
  const { machine, files } = host;
  const named = folder ?? machine.environment['ODPM_PROJECT_DIR'];
  const start = join(named?.startsWith('/') === true ? '/' : machine.cwd, named ?? '');
  const found = await locate((await files.real(start)) ?? start, lookFrom(host, machine.cwd));
  return andThen(found, (at) => ({
    ok: true,
    value: { folder: at, look: lookFrom(host, at) },
    problems: [],
  }));
}

/** The files that settings come from: the project's `.env`, under it the user's own. */
export async function envFiles({ folder, look }: Place, host: Host): Promise<Checked<readonly EnvFile[]>> {
  const home = join(odpmHome(host), '.env');
  const [own, users] = await Promise.all([look.read(join(folder, '.env')), look.read(home)]);
  return andThen(both(own, users), ([text, usersText]) =>
    good([
      { file: '.env', text },
      { file: home, text: usersText },
    ]),
  );
}

/** What the machine says of itself and of where the project lies. */
export const around = (folder: string, { machine: { arch, uid, gid } }: Host): Surroundings => ({
  folder,
  arch: arch === 'arm64' ? 'arm64' : 'amd64',
  uid,
  gid,
});

/** The files of a project → Project, or everything that is wrong with them. */
export async function load(place: Place, host: Host, scenario?: string): Promise<Checked<Project>> {
  const { folder, look } = place;
  const { environment } = host.machine;
  const files = both(await look.read('odpm.json'), await envFiles(place, host));
  return andThen(files, ([text, layers]) => {
    if (text === undefined) return bad(noManifest({ path: join(folder, 'odpm.json') }));
    const read = both(readManifest('odpm.json', text), readSettings(layers, environment, { scenario }));
    return andThen(read, ([document, settings]) => {
      const effective = overlay(document, settings.scenario);
      const filled = substitute(effective, settings.variables);
      return andThen(filled, (resolved) => resolve(resolved, settings, around(folder, host)));
    });
  });
}

/** Project + machine → Plan: what would change, and why. Changes nothing. */
export async function plan(project: Project, look: Look, request: Request): Promise<Plan> {
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
  const project = await load(at, host, textOption(call, 'scenario'));
  if (!project.ok) return project;
  const { trustOf } = await import('./consent/index.ts');
  const from = { project: project.value, look: at.look, home: odpmHome(host), start: wanted.start };
  const trust = await trustOf(from, host);
  if (!trust.ok) return trust;
  const given = trust.value.state.given || flag(call, 'trust');
  const request = { ...wanted, trust: { ...trust.value.state, given } };
  const value = { place: at, project: project.value, trust: trust.value, request };
  return good({ ...value, plan: await plan(project.value, at.look, request) }, project.problems);
}

/**
 * Makes a plan true, phase by phase; after a phase that changed something, the rest is planned again with
 * `again`. Ends at the first problem, at a step that turns out blocked, and when a signal came.
 */
export async function apply(
  shown: Plan,
  site: Site,
  again: () => Promise<Plan>,
): Promise<readonly Problem[]> {
  const { carryOut } = await import('./run/index.ts');
  const problems: Problem[] = [];
  let current = shown;
  for (const phase of phases) {
    const steps = current.steps.filter((step) => step.phase === phase);
    for (const step of steps) {
      if (step.outcome === 'blocked') return [...problems, ...step.problems];
      problems.push(...(await carryOut(step, site)));
      if (problems.some(isError) || site.interrupts.code() !== undefined) return problems;
    }
    if (phase !== 'runtime' && steps.some(({ actions }) => actions.length > 0)) current = await again();
  }
  return problems;
}

/** Loaded when something is planned: `manifest validate` needs none of them. */
async function steps(): Promise<readonly Step[]> {
  const rooms = await Promise.all([
    import('./sources/index.ts'),
    import('./image/index.ts'),
    import('./odoo/index.ts'),
    import('./compose/index.ts'),
    import('./hooks/index.ts'),
    import('./engine/index.ts'),
  ]);
  return rooms.flatMap((room) => room.steps);
}
