import { inLine } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { keyOf } from '../../model/index.ts';
import type { FoundPlugin, Look, Offers, PluginContext, ProblemFacts, Views } from '../../model/index.ts';
import { frozen } from './frozen.ts';
import { pluginLook } from './look.ts';
import type { Session } from './session.ts';
import { dataFolderOf } from './store.ts';
import { projectView, viewsOf } from './views.ts';

/** How a call sees the machine, and what ends it. */
export interface Here {
  readonly signal: AbortSignal;
  /** What it looks at when it is not the machine as it is. */
  readonly look?: Look;
}

const mostLines = 200;
const longest = 2000;

/** Lines of a plugin for the person; too many are cut, with one sentence. */
function logger(plugin: string, { at, logged }: Session): (text: unknown) => void {
  const say = (line: string): void => {
    const count = (logged.get(plugin) ?? 0) + 1;
    logged.set(plugin, count);
    if (count <= mostLines) at.host.terminal.aside(plugin, inLine(line.slice(0, longest)));
    else if (count === mostLines + 1)
      at.host.terminal.aside(plugin, `it logged more than ${mostLines} lines; the rest is left out`);
  };
  return (text) => {
    for (const line of String(text).split('\n')) say(line);
  };
}

/** A problem in a plugin's name, at its place in the manifest. */
function problemOf(plugin: string, facts: ProblemFacts, session: Session): Problem {
  const { document } = session.stage?.project ?? session.at.project;
  const { code, message, fix, severity = 'error' } = facts;
  const span = facts.at === undefined ? undefined : keyOf(document.origins, facts.at);
  const { file, line, column, length, text } = span ?? {};
  const at = file !== undefined && line !== undefined && { file, line, column, length, text };
  return {
    code: `${plugin}/${code}`,
    severity,
    exit: 3,
    message,
    ...(at && { at: at as NonNullable<Problem['at']> }),
    also: [],
    fix,
    plugin,
  };
}

/** What a plugin lends: made when it is first asked for, by whoever requires it. */
function offered(asker: FoundPlugin, name: string, [session, here]: readonly [Session, Here]): unknown {
  const giver = [...session.live.values()].find(
    ({ found, definition }) =>
      Object.hasOwn(asker.requires, found.name) && Object.hasOwn(definition.offers ?? {}, name),
  );
  if (!giver) return undefined;
  const key = `${giver.found.name} ${name}`;
  if (!session.lent.has(key))
    session.lent.set(key, giver.definition.offers?.[name]?.(contextOf(giver.found, session, here)));
  return session.lent.get(key);
}

/** What a plugin is given with a call: of what holds now, and nothing that it could change. */
export function contextOf(found: FoundPlugin, session: Session, here: Here): PluginContext {
  const { at, stage } = session;
  const project = stage?.project ?? at.project;
  const views = viewsOf(stage);
  const look = here.look ?? stage?.look ?? at.look;
  const { name } = found;
  // One shape for all, whatever is known: a context is made for every call.
  const { services, repositories, plan } = views;
  const context = {
    services,
    repositories,
    plan,
    plugin: name,
    scenario: project.settings.scenario,
    project: projectView(project),
    available: Object.freeze(Object.keys(views) as (keyof Views)[]),
    look: pluginLook({ plugin: name, folder: project.folder, look }),
    config: frozen(found.config),
    store: Object.freeze({ get: (key: string) => session.stores.get(name)?.[key] }),
    offer: <Name extends keyof Offers>(wanted: Name) =>
      offered(found, wanted, [session, here]) as Offers[Name] | undefined,
    log: logger(name, session),
    problem: (facts: ProblemFacts) => problemOf(name, facts, session),
    dataFolder: dataFolderOf(name),
    signal: here.signal,
  };
  return Object.freeze(context as PluginContext);
}
