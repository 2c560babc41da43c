import { bad } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Discovery, Extensions, PluginCall } from '../../model/index.ts';
import { ownRegistered } from '../own.ts';
import { dispatcher } from '../points.ts';
import { providersAmong } from '../providers.ts';
import { aliasesOf } from './aliases.ts';
import type { Aliases } from './aliases.ts';
import { commandOf } from './command.ts';
import { contributionsOf } from './contributions.ts';
import { handlersOf } from './handlers.ts';
import { hookIdsOf, runHook } from './hooks.ts';
import { happening } from './lifecycle.ts';
import { load } from './load.ts';
import type { Refused } from './load.ts';
import { candidatesOf } from './providers.ts';
import { rowsOf } from './rows.ts';
import type { Live, Loading, Session } from './session.ts';
import { execute, stepsOf } from './steps.ts';
import { statusOf } from './told.ts';
import { usesOf } from './uses.ts';

export { ranBefore } from './lifecycle.ts';
export type { Loading } from './session.ts';

const sessionAt = (discovery: Discovery, at: Loading): Session => ({
  at,
  discovery,
  live: new Map(),
  uses: usesOf(),
  stores: new Map(),
  lent: new Map(),
  logged: new Map(),
  warnings: [],
  audit: [],
  stage: undefined,
});

/** Why the code of a plugin is not there. */
const reasonsOf = (plugin: string, refused: Refused): readonly Problem[] =>
  [...refused].flatMap(([{ name }, problems]) => (name === plugin ? problems : []));

interface Made {
  readonly refused: Refused;
  readonly session: Session;
}

/** Does something with a plugin whose code is there. */
async function withLive<T>(
  plugin: string,
  { refused, session }: Made,
  act: (live: Live) => Promise<Checked<T>>,
): Promise<Checked<T>> {
  const live = session.live.get(plugin);
  return live ? act(live) : bad(...reasonsOf(plugin, refused));
}

/** Hook id → plugin, those too that a plugin declares whose code is not there: they are no unknown ones. */
const allHooks = ({ refused, session }: Made, aliases: Aliases): ReadonlyMap<string, string> =>
  new Map([
    ...[...refused.keys()].flatMap(({ name, hooks }) => (hooks ?? []).map((id) => [id, name] as const)),
    ...hookIdsOf(session, aliases),
  ]);

async function carriedOut(
  { plugin, call }: PluginCall,
  [made, hooks, aliases]: readonly [Made, ReadonlyMap<string, string>, Aliases],
): Promise<readonly Problem[]> {
  const { session } = made;
  const id = call.what === 'hook' ? aliases.today(call.id) : call.id;
  const name = plugin ?? hooks.get(id) ?? '';
  const live = session.live.get(name);
  if (!live) return reasonsOf(name, made.refused);
  return call.what === 'hook'
    ? runHook({ id, moment: call.moment }, live, session)
    : execute(id, live, session);
}

function extensionsOf(made: Made): Extensions {
  const { session, refused } = made;
  const aliases = aliasesOf(session);
  const all = [...session.live.values()];
  const hooks = allHooks(made, aliases);
  let said: ReturnType<typeof contributionsOf> | undefined;
  const contributions = () => (said ??= contributionsOf(session));
  const registered = [
    ...ownRegistered(session.at.own.handlers, () => session.stage?.project ?? session.at.project),
    ...all.flatMap((live) => handlersOf(live, session, aliases)),
  ];
  return {
    rows: rowsOf({ refused, contributions }, session),
    steps: all.flatMap((live) => stepsOf(live, session, aliases)),
    loaded: [...session.live.keys()],
    hookIds: hooks,
    points: dispatcher(registered, (problems) => session.warnings.push(...problems)),
    providers: providersAmong({
      of: (kind) => candidatesOf(kind, session),
      lacking: new Map([...refused].map(([{ name }, problems]) => [name, problems])),
    }),
    stage: (stage) => {
      session.stage = stage;
    },
    contributions,
    carryOut: (call) => carriedOut(call, [made, hooks, aliases]),
    status: () => statusOf(session),
    command: (plugin, name, args) => withLive(plugin, made, (live) => commandOf(live, [name, args], session)),
    lifecycle: (event, plugin) => withLive(plugin, made, (live) => happening(event, live, session)),
    warnings: () => session.warnings.splice(0),
    audit: () => [...session.audit],
    stats: () => session.uses.all(),
  };
}

/** Loads the code of a project's plugins where the user trusts it → everything that it adds. */
export async function loadPlugins(discovery: Discovery, at: Loading): Promise<Extensions> {
  const session = sessionAt(discovery, at);
  return extensionsOf({ session, refused: await load(session) });
}
