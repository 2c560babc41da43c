import type { Problem } from '../../diagnostics/index.ts';
import type { HookRunner, Moment } from '../../model/index.ts';
import type { Aliases } from './aliases.ts';
import { done } from './effect.ts';
import type { Live, Session } from './session.ts';
import { methodOf } from './shape.ts';

/** Hook id, also an old one → plugin. */
export function hookIdsOf(session: Session, aliases: Aliases): ReadonlyMap<string, string> {
  const ids = new Map(
    [...session.live.values()].flatMap(({ found, definition }) =>
      Object.keys(definition.hooks ?? {}).map((id) => [id, found.name] as const),
    ),
  );
  for (const [old, today] of aliases.all) {
    const plugin = ids.get(today);
    if (plugin !== undefined) ids.set(old, plugin);
  }
  return ids;
}

/** Calls what a hook does at a moment; nothing when it has nothing to do then. */
export function runHook(
  { id, moment }: { readonly id: string; readonly moment: Moment },
  { found, definition }: Live,
  session: Session,
): Promise<readonly Problem[]> {
  const method = methodOf(moment) as keyof HookRunner;
  const runner = definition.hooks?.[id];
  if (!runner?.[method]) return Promise.resolve([]);
  const doing = `its hook ${id} ran at ${moment}`;
  return done({ found, part: `hook ${id}`, doing, code: (ctx) => runner[method]?.(ctx) }, session);
}
