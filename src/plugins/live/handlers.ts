import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { points, serviceName } from '../../model/index.ts';
import type { AnyHandler, PluginContext, Point, TransformPoint } from '../../model/index.ts';
import { handlerOff } from '../live-problems.ts';
import type { Registered } from '../points.ts';
import type { Aliases } from './aliases.ts';
import { moduleOf } from './blame.ts';
import { contextOf } from './context.ts';
import { expected, inBounds, transformed } from './expected.ts';
import { frozen } from './frozen.ts';
import { answered, guarded } from './guard.ts';
import type { Call } from './guard.ts';
import type { Live, Session } from './session.ts';

type Handle = (event: unknown, ctx: PluginContext) => unknown;

type Called = Promise<Checked<unknown>>;

/** What a failing observer is told of: it is called no more, and the run goes on. */
async function observed(call: Call<unknown>, session: Session): Called {
  const { found } = call;
  const ran = await guarded(call, session);
  if (ran.ok) return ran;
  const [first] = ran.problems;
  const facts = { plugin: found.name, why: first?.message ?? '' };
  return bad(handlerOff(facts, first?.at ?? moduleOf(found, session)));
}

async function validated(call: Call<unknown>, session: Session): Called {
  const said = await answered(call, expected.problems, session);
  return said.ok ? good(said.value.map(inBounds)) : said;
}

/** One that gives back what it got has changed nothing. */
async function transformedBy(
  call: Call<unknown>,
  [point, event, session]: readonly [TransformPoint, object, Session],
): Called {
  const { value } = event as { readonly value: unknown };
  const same = frozen(value);
  const said = await answered(call, transformed(point, same), session);
  return said.ok && said.value === same ? good(value) : said;
}

const transforms = (point: Point): point is TransformPoint => points[point].mode === 'transform';

function called(point: Point, call: Call<unknown>, [event, session]: readonly [object, Session]): Called {
  if (transforms(point)) return transformedBy(call, [point, event, session]);
  return points[point].mode === 'observe' ? observed(call, session) : validated(call, session);
}

interface Narrowed {
  readonly priority?: number;
  readonly service?: string;
  readonly step?: string;
  readonly phase?: string;
}

function filtersOf({ options }: AnyHandler, aliases: Aliases): Registered['filters'] {
  const { service, step, phase } = options as Narrowed;
  return {
    ...(service !== undefined && { service: serviceName(service) }),
    ...(step !== undefined && { step: aliases.today(step) }),
    ...(phase !== undefined && { phase }),
  };
}

const usual = 100;

/** The handlers of a plugin, as they stand at their points. */
export const handlersOf = ({ found, definition }: Live, session: Session, aliases: Aliases): Registered[] =>
  (definition.on ?? []).map((handler) => ({
    point: handler.point,
    plugin: found.name,
    priority: handler.options.priority ?? usual,
    filters: filtersOf(handler, aliases),
    call: (event) =>
      called(
        handler.point,
        {
          found,
          part: `point ${handler.point}`,
          doing: `it was told of ${handler.point}`,
          code: (signal) => (handler.handle as Handle)(frozen(event), contextOf(found, session, { signal })),
        },
        [event, session],
      ),
  }));
