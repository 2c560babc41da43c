import { checked } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Contribution, Fragment, PluginContext } from '../../model/index.ts';
import { duplicateId } from '../live-problems.ts';
import { moduleOf } from './blame.ts';
import { contextOf } from './context.ts';
import { expected } from './expected.ts';
import { answered } from './guard.ts';
import type { Live, Session } from './session.ts';

const kinds = { composeServices: 'services', composeServicePatches: 'service_patches' } as const;
type Method = keyof typeof kinds;

async function asked(
  [fragment, method]: readonly [Fragment, Method],
  { found }: Live,
  session: Session,
): Promise<Checked<readonly Contribution[]>> {
  const code = (signal: AbortSignal): unknown =>
    (fragment[method] as ((ctx: PluginContext) => unknown) | undefined)?.call(
      fragment,
      contextOf(found, session, { signal }),
    );
  const doing = `its fragment ${fragment.name} was asked for ${kinds[method]}`;
  const said = await answered(
    { found, part: `fragment ${fragment.name}`, doing, code },
    expected.byName,
    session,
  );
  if (!said.ok) return said;
  const all = Object.entries(said.value).map(([name, value]) => ({
    plugin: found.name,
    from: found.from,
    kind: kinds[method],
    name,
    value,
  }));
  return checked(all, []);
}

/** Services that two plugins bring. */
function twice(all: readonly Contribution[], session: Session): readonly Problem[] {
  const services = all.filter(({ kind }) => kind === 'services');
  return services.flatMap(({ name, plugin }, index) => {
    const first = services.slice(0, index).find((each) => each.name === name);
    const live = session.live.get(plugin);
    if (!first || !live) return [];
    const facts = {
      kind: 'service',
      id: name,
      plugin,
      first: first.plugin === plugin ? undefined : `the plugin ${first.plugin}`,
    };
    return [duplicateId(facts, moduleOf(live.found, session))];
  });
}

/** Services and patches of all fragments, in the order of loading. */
export async function contributionsOf(session: Session): Promise<Checked<readonly Contribution[]>> {
  const all: Contribution[] = [];
  const problems: Problem[] = [];
  for (const live of session.live.values())
    for (const fragment of live.definition.fragments ?? [])
      for (const method of Object.keys(kinds) as Method[]) {
        if (!fragment[method]) continue;
        const said = await asked([fragment, method], live, session);
        problems.push(...said.problems);
        if (said.ok) all.push(...said.value);
      }
  return checked(all, [...problems, ...twice(all, session)]);
}
