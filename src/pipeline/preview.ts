import type { Trust } from '../consent/index.ts';
import { both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { pluginsOf, workingWith } from '../extend/index.ts';
import type { Working } from '../extend/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag, requestOf, textOption } from '../model/index.ts';
import type { Call, Discovery, Look, Plan, Project, Request } from '../model/index.ts';
import { find, knownState, odpmHome } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { load } from './load.ts';
import { ownParts, plan } from './plan.ts';

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
  const { trustOf } = await import('../consent/index.ts');
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
