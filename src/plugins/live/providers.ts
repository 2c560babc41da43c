import { andThen, bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { providerMethods, usualPriority } from '../../model/index.ts';
import type {
  Asked,
  Deployment,
  FoundPlugin,
  PluginAction,
  PluginContext,
  Provided,
  ProviderKind,
  ProviderKinds,
} from '../../model/index.ts';
import { ownCandidates } from '../providers.ts';
import { allowed } from './actions.ts';
import { contextOf } from './context.ts';
import { fitting, unfit } from './expected.ts';
import type { Doing, Expected } from './expected.ts';
import { frozen } from './frozen.ts';
import { guarded } from './guard.ts';
import { kindOf, plain } from './plain.ts';
import type { Flaw, Plain } from './plain.ts';
import * as shapes from './provider-values.ts';
import type { Live, Session } from './session.ts';
import { actionsShape } from './values.ts';

type Factory = (ctx: PluginContext) => unknown;
type Made = Readonly<Record<string, unknown>>;

/** A provider of a plugin, by name. */
interface One {
  readonly kind: ProviderKind;
  readonly name: string;
  readonly factory: Factory;
  readonly found: FoundPlugin;
  readonly session: Session;
}

const shapeOf = {
  distributions: {
    detect: shapes.acceptanceShape,
    displayName: shapes.lineShape,
    packages: shapes.packagesShape,
    dockerfile: shapes.dockerfileShape,
    user: shapes.commandsShape,
  },
  toolchains: { accept: shapes.acceptanceShape, build: shapes.toolsShape },
  deployers: {
    accept: shapes.acceptanceShape,
    deploy: shapes.deploymentShape,
    stop: actionsShape,
    checkStatus: shapes.deployedShape,
  },
} as const;

const singular = (kind: ProviderKind): string => kind.replace(/s$/, '');

/** Of its making, or of one of its methods. */
function doing({ kind, name, found }: One, method?: string): Doing {
  const called = `${singular(kind)} ${name}`;
  return method === undefined
    ? { found, part: called, doing: `its ${called} was made` }
    : {
        found,
        part: `${method}() of the ${called}`,
        doing: `${method}() of its ${called} was asked`,
      };
}

/** What a factory made, or what it lacks. */
function lackOf(made: unknown, kind: ProviderKind): Flaw | undefined {
  if (typeof made !== 'object' || made === null)
    return { path: '', says: `is ${kindOf(made)}, where an object with methods belongs` };
  const methods = made as Made;
  const lack = providerMethods[kind].find((method) => typeof methods[method] !== 'function');
  if (lack !== undefined)
    return { path: lack, says: `is ${kindOf(methods[lack])}, where a function belongs` };
  const { priority } = methods;
  if (priority === undefined || (typeof priority === 'number' && Number.isFinite(priority))) return undefined;
  return { path: 'priority', says: `is ${kindOf(priority)}, where a number belongs` };
}

type Answer = { readonly lack: Flaw } | { readonly given: Plain };

/** Makes a provider and asks it something: both are code of the plugin. */
async function asked(one: One, now: Doing, ask: (made: Made) => unknown): Promise<Checked<Plain>> {
  const { kind, factory, found, session } = one;
  const code = async (signal: AbortSignal): Promise<Answer> => {
    const made = factory(contextOf(found, session, { signal }));
    const lack = lackOf(made, kind);
    return lack ? { lack } : { given: plain(await ask(made as Made)) };
  };
  const ran = await guarded({ ...now, code }, session);
  if (!ran.ok) return ran;
  if ('given' in ran.value) return good(ran.value.given);
  const way = `Return an object with ${providerMethods[kind].join(', ')}.`;
  return bad(unfit(now, { ...ran.value.lack, way }, session));
}

/** What came back, its actions kept to the places that a plugin may change. */
function kept(value: unknown, method: string, { found, session }: One): Checked<unknown> {
  if (method === 'stop') return allowed(value as readonly PluginAction[], found, session);
  if (method !== 'deploy') return good(value);
  const deployment = value as Deployment;
  return andThen(allowed(deployment.actions, found, session), (actions) => good({ ...deployment, actions }));
}

const methodOf =
  (one: One, method: string, wanted: Expected<unknown>) =>
  async (...args: readonly unknown[]): Promise<Checked<unknown>> => {
    const now = doing(one, method);
    const said = await asked(one, now, (made) =>
      (made[method] as (...given: readonly unknown[]) => unknown).apply(
        made,
        args.map((arg) => frozen(arg)),
      ),
    );
    return andThen(said, (given) =>
      andThen(fitting(given, wanted, [now, one.session]), (value) => kept(value, method, one)),
    );
  };

function askOf<K extends ProviderKind>(kind: K, one: One): Asked<ProviderKinds[K]> {
  const methods = Object.entries<Expected<unknown>['shape']>(shapeOf[kind]).map(([method, shape]) => {
    const way = `Return what ${method}() of ${kind} returns, as odpm/sdk declares it.`;
    return [method, methodOf(one, method, { shape, way })] as const;
  });
  return Object.fromEntries(methods) as unknown as Asked<ProviderKinds[K]>;
}

async function candidate<K extends ProviderKind>(kind: K, one: One): Promise<Checked<Provided<K>>> {
  const said = await asked(one, doing(one), ({ priority }) => priority);
  if (!said.ok) return said;
  const priority = said.value.ok ? Number(said.value.value ?? usualPriority) : usualPriority;
  return good({ name: one.name, plugin: one.found.name, priority, ask: askOf(kind, one) });
}

const factoriesOf = (kind: ProviderKind, { found, definition }: Live, session: Session): readonly One[] =>
  Object.entries<Factory>(definition.providers?.[kind] ?? {}).map(([name, factory]) => ({
    kind,
    name,
    factory,
    found,
    session,
  }));

/** The providers of odpm and of the plugins; each of these is made anew, under guard, whenever it is asked. */
export async function candidatesOf<K extends ProviderKind>(
  kind: K,
  session: Session,
): Promise<Checked<readonly Provided<K>[]>> {
  const { project, look, own } = session.at;
  const all = [...ownCandidates(kind, own.providers, session.stage ?? { project, look })];
  for (const live of session.live.values())
    for (const one of factoriesOf(kind, live, session)) {
      const made = await candidate(kind, one);
      if (!made.ok) return made;
      all.push(made.value);
    }
  return good(all);
}
