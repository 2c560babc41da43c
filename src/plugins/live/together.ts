import type { Problem } from '../../diagnostics/index.ts';
import { providerKinds } from '../../model/index.ts';
import type { FoundPlugin, PluginDefinition, ProviderKind } from '../../model/index.ts';
import * as say from '../live-problems.ts';
import { providerTwice } from '../provider-problems.ts';
import { moduleOf } from './blame.ts';
import type { Live, Session } from './session.ts';

type Kind = 'step' | 'hook' | 'offer' | 'fragment';

const namesOf: Readonly<Record<Kind, (definition: PluginDefinition) => readonly string[]>> = {
  step: ({ steps = [] }) => steps.map(({ id }) => id),
  hook: ({ hooks = {} }) => Object.keys(hooks),
  offer: ({ offers = {} }) => Object.keys(offers),
  fragment: ({ fragments = [] }) => fragments.map(({ name }) => name),
};

const kinds = ['step', 'hook', 'offer', 'fragment'] as const;

const known = new WeakMap<PluginDefinition, ReadonlySet<string>>();

/** `step mailpit.step`, `hook …`: all that a plugin brings. */
function broughtBy(definition: PluginDefinition): ReadonlySet<string> {
  const all =
    known.get(definition) ??
    new Set(kinds.flatMap((kind) => namesOf[kind](definition).map((id) => `${kind} ${id}`)));
  known.set(definition, all);
  return all;
}

/** Who brought an id first. */
function firstOf(kind: Kind, id: string, session: Session): string | undefined {
  if (kind === 'step' && session.at.ownStepIds.includes(id)) return 'odpm itself';
  const first = [...session.live.values()].find(({ definition }) =>
    broughtBy(definition).has(`${kind} ${id}`),
  );
  return first && `the plugin ${first.found.name}`;
}

function twice(kind: Kind, { found, definition }: Live, session: Session): readonly Problem[] {
  const place = moduleOf(found, session);
  const ids = namesOf[kind](definition);
  return ids.flatMap((id, index) => {
    const again = ids.indexOf(id) < index;
    const first = again ? undefined : firstOf(kind, id, session);
    if (!again && first === undefined) return [];
    return [say.duplicateId({ kind, id, plugin: found.name, first }, place)];
  });
}

/** Who brought a provider first. */
function giverOf(kind: ProviderKind, name: string, session: Session): string | undefined {
  if (Object.hasOwn(session.at.own.providers[kind] ?? {}, name)) return 'odpm itself';
  const first = [...session.live.values()].find(({ definition }) =>
    Object.hasOwn(definition.providers?.[kind] ?? {}, name),
  );
  return first && `the plugin ${first.found.name}`;
}

function providedTwice({ found, definition }: Live, session: Session): readonly Problem[] {
  return providerKinds.flatMap((kind) =>
    Object.keys(definition.providers?.[kind] ?? {}).flatMap((name) => {
      const first = giverOf(kind, name, session);
      const facts = { kind: kind.replace(/s$/, ''), name, plugin: found.name };
      return first === undefined ? [] : [providerTwice({ ...facts, first }, moduleOf(found, session))];
    }),
  );
}

/** What a plugin brings that odpm or a plugin before it has brought. */
export const clashes = (live: Live, session: Session): readonly Problem[] => [
  ...kinds.flatMap((kind) => twice(kind, live, session)),
  ...providedTwice(live, session),
];

const isSingleFile = ({ origin, from }: FoundPlugin): boolean =>
  origin === 'local' && /\.(mjs|js|ts)$/.test(from);

function against(
  kind: 'command' | 'hook',
  [declared, coded]: readonly [readonly string[], readonly string[]],
  { found, session }: { readonly found: FoundPlugin; readonly session: Session },
): readonly Problem[] {
  const facts = { plugin: found.name, kind, single: isSingleFile(found) };
  const place = moduleOf(found, session);
  const lacking = declared.filter((name) => !coded.includes(name));
  const more = coded.filter((name) => !declared.includes(name));
  return [
    ...lacking.map((name) => say.notDeclared({ ...facts, name, lacking: 'code' }, place)),
    ...more.map((name) => say.notDeclared({ ...facts, name, lacking: 'package.json' }, place)),
  ];
}

/** Where the code of a plugin and what is declared of it differ. */
export function undeclared({ found, definition }: Live, session: Session): readonly Problem[] {
  const { commands = {}, hooks = {} } = definition;
  const here = { found, session };
  return [
    ...against('command', [Object.keys(found.commands), Object.keys(commands)], here),
    ...(found.hooks ? against('hook', [found.hooks, Object.keys(hooks)], here) : []),
  ];
}

/** Old ids that lead nowhere. */
export function lostAliases({ found, definition }: Live, session: Session): readonly Problem[] {
  const ids = [...namesOf.step(definition), ...namesOf.hook(definition)];
  return Object.entries(found.aliases).flatMap(([old, today]) =>
    ids.includes(today) ? [] : [say.badAlias({ plugin: found.name, old, today }, moduleOf(found, session))],
  );
}
