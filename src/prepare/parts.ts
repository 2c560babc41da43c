import type { PlannedStep } from '../model/index.ts';

/** Of many parts of one step so many are told. */
const most = 5;

/** `compose.fragment` of `compose.fragment.mailpit`; a step itself has no such name. */
function familyOf({ id }: PlannedStep): string | undefined {
  const words = id.split('.');
  if (words[0] === 'plugin') return words[0];
  return words.length > 2 ? words.slice(0, 2).join('.') : undefined;
}

function rest(left: Map<string, PlannedStep[]>, family: string): PlannedStep[] {
  const found = left.get(family) ?? [];
  left.set(family, found);
  return found;
}

interface Told {
  readonly steps: readonly PlannedStep[];
  /** Parts that are left out: of what, and how many. */
  readonly left: readonly (readonly [family: string, count: number])[];
}

/** The first parts of each step, blocked ones all; one that is left alone is told, too. */
export function firstParts(steps: readonly PlannedStep[]): Told {
  const counts = new Map<string, number>();
  const told: PlannedStep[] = [];
  const left = new Map<string, PlannedStep[]>();
  for (const step of steps) {
    const family = step.outcome === 'blocked' ? undefined : familyOf(step);
    const count = family === undefined ? 0 : (counts.get(family) ?? 0) + 1;
    if (family !== undefined) counts.set(family, count);
    if (family === undefined || count <= most) told.push(step);
    else rest(left, family).push(step);
  }
  const alone = [...left.values()].filter(({ length }) => length === 1).flat();
  const shown = new Set([...told, ...alone]);
  return {
    steps: steps.filter((step) => shown.has(step)),
    left: [...left].flatMap(([family, { length }]) => (length > 1 ? [[family, length] as const] : [])),
  };
}
