import { good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type {
  Events,
  ObservePoint,
  Point,
  Points,
  Returned,
  StepView,
  TransformPoint,
  ValidatePoint,
} from '../model/index.ts';

/** Something that is called at a point, of odpm's own or of a plugin. */
export interface Registered {
  readonly point: Point;
  /** `undefined`: it is odpm's own. */
  readonly plugin?: string;
  /** Lower comes first; of equal ones the one that was registered first. */
  readonly priority: number;
  /** Filter key → the only value with which it is called. */
  readonly filters: Readonly<Record<string, string>>;
  /** What it returned, or what went wrong. */
  readonly call: (event: object) => Promise<Checked<unknown>>;
}

/** What a call is about, by the keys that handlers may be narrowed by. */
function aboutOf(event: object): Readonly<Record<string, string | undefined>> {
  const { service, step } = event as { readonly service?: string; readonly step?: StepView };
  return { service, step: step?.id, phase: step?.phase };
}

function fits({ filters }: Registered, event: object): boolean {
  const about = aboutOf(event);
  return Object.entries(filters).every(([key, value]) => about[key] === value);
}

type Values = Readonly<Record<string, unknown>>;

/** Values are data: the same object says the same. */
const differ = (one: unknown, other: unknown): boolean =>
  one !== other && JSON.stringify(one) !== JSON.stringify(other);

/**
 * Calls what is registered, in its order. Whoever fails at a point that only observes is called no more.
 * @param warn takes what such a failure is told with
 */
export function dispatcher(
  registered: readonly Registered[],
  warn: (problems: readonly Problem[]) => void,
): Points {
  const sorted = [...registered].sort((a, b) => a.priority - b.priority);
  const off = new Set<Registered>();
  const at = (point: Point, event: object): readonly Registered[] =>
    sorted.filter((one) => one.point === point && !off.has(one) && fits(one, event));

  return {
    async observe<P extends ObservePoint>(point: P, event: Events[P]) {
      for (const one of at(point, event)) {
        const called = await one.call(event);
        if (called.ok) continue;
        off.add(one);
        warn(called.problems);
      }
    },

    async validate<P extends ValidatePoint>(point: P, event: Events[P]) {
      const problems: Problem[] = [];
      for (const one of at(point, event)) {
        const called = await one.call(event);
        problems.push(...called.problems, ...(called.ok ? (called.value as readonly Problem[]) : []));
      }
      return problems;
    },

    async transform<P extends TransformPoint>(point: P, event: Events[P]) {
      let current: Values = { ...event };
      const by = new Set<string>();
      for (const one of at(point, event)) {
        const called = await one.call(current);
        if (!called.ok) return called;
        if (one.plugin !== undefined && differ(called.value, current['value'])) by.add(one.plugin);
        current = { ...current, value: called.value };
      }
      const given = good(current['value'] as Returned<P>);
      return by.size > 0 ? { ...given, changedBy: [...by] } : given;
    },
  };
}
