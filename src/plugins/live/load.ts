import { bad, isError } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { notTrusted } from '../../model/index.ts';
import type { FoundPlugin, PluginDefinition } from '../../model/index.ts';
import { itemsOf } from '../items.ts';
import * as say from '../live-problems.ts';
import { moduleOf } from './blame.ts';
import { contextOf } from './context.ts';
import { pluginIn } from './definition.ts';
import { guarded } from './guard.ts';
import type { Live, Session } from './session.ts';
import { remember } from './store.ts';
import { clashes, lostAliases, undeclared } from './together.ts';

/** Plugin → why its code is not there. */
export type Refused = Map<FoundPlugin, readonly Problem[]>;

type Wrong = Awaited<ReturnType<typeof remember>>;

/** What keeps a plugin from being loaded before anything of it is looked at. */
function before(found: FoundPlugin, { at }: Session, wrong: Wrong): readonly Problem[] {
  if (found.problems.some(isError)) return found.problems;
  if (!at.trusted && found.origin !== 'built-in')
    return [notTrusted({ what: `the plugin ${found.name} (${found.from})` }, found.at)];
  return wrong.get(found.name) ?? [];
}

/** A plugin without another one that it needs. */
function alone(found: FoundPlugin, refused: Refused): readonly Problem[] {
  const missing = [...refused.keys()].filter(({ name }) => Object.hasOwn(found.requires, name));
  return missing.map(({ name }) => say.requiredBlocked({ plugin: found.name, needs: name }, found.at));
}

/** A plugin whose files are no longer those that the user said yes to. */
async function changed(found: FoundPlugin, { at, discovery }: Session): Promise<readonly Problem[]> {
  const { items } = await itemsOf(found, discovery.plugins, at.look);
  const digests = (all: typeof items): string => all.map(({ digest }) => digest).join(' ');
  return digests(items) === digests(found.items) ? [] : [say.changedFiles({ from: found.from })];
}

/** Looked at under guard: getters of what a module exports are code of the plugin, too. */
async function definitionIn(found: FoundPlugin, session: Session): Promise<Checked<PluginDefinition>> {
  const { host, builtIn } = session.at;
  const own = async (): Promise<unknown> => ({ default: await builtIn?.(found.name) });
  const module = found.origin === 'built-in' ? own : () => host.plugins.load(found.entry);
  const code = async () => pluginIn(await module(), found.name, moduleOf(found, session));
  const ran = await guarded({ found, part: 'load', doing: 'it was loaded', code, shares: true }, session);
  return ran.ok ? ran.value : ran;
}

async function loaded(found: FoundPlugin, session: Session): Promise<Checked<PluginDefinition>> {
  const other = await changed(found, session);
  if (other.length > 0) return bad(...other);
  const plugin = await definitionIn(found, session);
  if (!plugin.ok) return plugin;
  const live = { found, definition: plugin.value };
  const problems = [...clashes(live, session), ...undeclared(live, session), ...lostAliases(live, session)];
  return problems.length > 0 ? bad(...problems) : plugin;
}

async function setUp({ found, definition }: Live, session: Session): Promise<readonly Problem[]> {
  if (!definition.setup) return [];
  const code = (signal: AbortSignal) => definition.setup?.(contextOf(found, session, { signal }));
  const ran = await guarded({ found, part: 'setup', doing: 'its setup ran', code, shares: true }, session);
  return ran.problems;
}

async function loadAll(ready: readonly FoundPlugin[], refused: Refused, session: Session): Promise<void> {
  const roots = ready.filter(({ origin }) => origin !== 'built-in').map(({ root }) => root);
  if (ready.length > 0) await session.at.host.plugins.open([...new Set(roots)]);
  for (const found of ready) {
    const missing = alone(found, refused);
    const read = missing.length > 0 ? bad(...missing) : await loaded(found, session);
    if (read.ok) session.live.set(found.name, { found, definition: read.value });
    else refused.set(found, read.problems);
  }
}

/** Loads the plugins in their order, then sets them up; each that cannot be had is refused, and those that need it. */
export async function load(session: Session): Promise<Refused> {
  const { plugins } = session.discovery;
  const refused: Refused = new Map();
  const wrong = await remember(session);
  for (const found of plugins) {
    const problems = before(found, session, wrong);
    if (problems.length > 0) refused.set(found, problems);
  }
  await loadAll(
    plugins.filter((found) => !refused.has(found)),
    refused,
    session,
  );
  for (const live of [...session.live.values()]) {
    const missing = alone(live.found, refused);
    const problems = missing.length > 0 ? missing : await setUp(live, session);
    if (problems.length === 0) continue;
    session.live.delete(live.found.name);
    refused.set(live.found, problems);
  }
  return refused;
}
