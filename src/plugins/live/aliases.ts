import { aliasUsed } from '../live-problems.ts';
import type { Session } from './session.ts';

/** Ids that were called otherwise. */
export interface Aliases {
  /** The id of today; whoever says an old one is told, once. */
  today(id: string): string;
  /** Old id → the one of today. */
  readonly all: ReadonlyMap<string, string>;
}

export function aliasesOf(session: Session): Aliases {
  const byOld = new Map(
    [...session.live.values()].flatMap(({ found }) =>
      Object.entries(found.aliases).map(([old, today]) => [old, { today, found }] as const),
    ),
  );
  const told = new Set<string>();
  return {
    today(id) {
      const alias = byOld.get(id);
      if (!alias) return id;
      const { today, found } = alias;
      if (!told.has(id)) session.warnings.push(aliasUsed({ plugin: found.name, old: id, today }));
      told.add(id);
      return today;
    },
    all: new Map([...byOld].map(([old, { today }]) => [old, today])),
  };
}
