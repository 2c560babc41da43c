import * as z from 'zod/mini';
import { moments, pointNames, points } from '../../model/index.ts';
import type { Moment, PluginDefinition, Point } from '../../model/index.ts';

// The shape of what a plugin exports. The message of each is what belongs there, as people are told.

const code = z.custom((value) => typeof value === 'function', 'a function');
const optionalCode = z.optional(code);
const line = z.string('a text').check(z.minLength(1, 'a text that says something'));
const number = z.number('a number').check(z.refine(Number.isFinite, 'a number'));
const idForm = 'an id such as "mailpit.step": words in lower case with dots between them';

const step = z.strictObject(
  {
    id: z.string(idForm).check(z.regex(/^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)+$/, idForm)),
    description: line,
    order: z.optional(number),
    before: z.optional(line),
    after: z.optional(line),
    required: z.optional(z.boolean('true or false')),
    evaluate: code,
    execute: optionalCode,
  },
  'a step',
);

const fragment = z.strictObject(
  { name: line, composeServices: optionalCode, composeServicePatches: optionalCode },
  'a fragment',
);

/** `post_clone` → `postClone`: the method that a moment calls. */
export const methodOf = (moment: Moment): string =>
  moment.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const methods: readonly string[] = moments.map(methodOf);

const runner = z
  .strictObject(Object.fromEntries(methods.map((method) => [method, optionalCode])), 'a runner')
  .check(
    z.refine(
      (given) => methods.some((method) => given[method] !== undefined),
      `an object with one of ${methods.join(', ')}`,
    ),
  );

const filter = z.optional(line);

function handlerAt(point: Point) {
  const filters = Object.fromEntries(points[point].filters.map((key) => [key, filter]));
  return z.strictObject(
    {
      point: z.literal(point),
      options: z.strictObject({ priority: z.optional(number), ...filters }, 'an object'),
      handle: code,
    },
    "what on('plan.after', (event, ctx) => { … }) makes",
  );
}
const [first = handlerAt('plan.after'), ...others] = pointNames.map(handlerAt);
const handler = z.discriminatedUnion(
  'point',
  [first, ...others],
  "what on('plan.after', (event, ctx) => { … }) makes",
);

const byName = (value: z.ZodMiniType, what: string) => z.optional(z.record(z.string(), value, what));

export const definitionShape = z.strictObject(
  {
    setup: optionalCode,
    steps: z.optional(z.array(step, 'a list of steps')),
    fragments: z.optional(z.array(fragment, 'a list of fragments')),
    hooks: byName(runner, 'an object: id → runner'),
    on: z.optional(z.array(handler, 'a list')),
    offers: byName(code, 'an object: name → function'),
    commands: byName(code, 'an object: name → function'),
    status: optionalCode,
    links: optionalCode,
    onInstall: optionalCode,
    onUpgrade: optionalCode,
    onUninstall: optionalCode,
    onEnable: optionalCode,
    onDisable: optionalCode,
  } satisfies Record<keyof PluginDefinition, z.ZodMiniType>,
  'an object',
);

/** Members that are known at a path of a definition. */
export function knownAt(path: readonly PropertyKey[]): readonly string[] {
  const [part, , within] = path;
  if (part === 'steps') return Object.keys(step.def.shape);
  if (part === 'fragments') return Object.keys(fragment.def.shape);
  if (part === 'hooks') return methods;
  if (part === 'on' && within === undefined) return ['point', 'options', 'handle'];
  return Object.keys(definitionShape.def.shape);
}
