import * as z from 'zod/mini';
import { moments, pointNames, points, providerKinds } from '../../model/index.ts';
import type { Moment, PluginDefinition, Point } from '../../model/index.ts';
import { kindOf } from './plain.ts';

// The shape of what a plugin exports. The message of each is what belongs there, as people are told.

const code = z.custom((value) => typeof value === 'function', 'a function');
const optionalCode = z.optional(code);
const factory = z.custom((value) => typeof value === 'function' && kindOf(value) !== 'a class', 'a function');
const line = z.string('a string').check(z.minLength(1, 'a string that is not empty'));
const number = z.number('a number').check(z.refine(Number.isFinite, 'a number'));
const idForm = 'an id such as "mailpit.step"';

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

const filterNames = [...new Set(Object.values(points).flatMap(({ filters }) => filters))];

const needsMoment = `an object with one of ${methods.join(', ')}`;

const runner = z
  .strictObject(Object.fromEntries(methods.map((method) => [method, optionalCode])), 'a runner')
  .check(z.refine((given) => methods.some((method) => given[method] !== undefined), needsMoment));

const narrowed = z.strictObject(
  {
    priority: z.optional(number),
    ...Object.fromEntries(filterNames.map((key) => [key, z.optional(line)])),
  },
  'an object',
);

const handler = z
  .strictObject(
    { point: z.enum(pointNames as readonly [Point, ...Point[]], 'a point'), options: narrowed, handle: code },
    'a call of on()',
  )
  .check(({ value: { point, options }, issues }) => {
    const filters: readonly string[] = points[point].filters;
    const keys = Object.keys(options).filter((key) => key !== 'priority' && !filters.includes(key));
    if (keys.length > 0)
      issues.push({ code: 'unrecognized_keys', keys, path: ['options'], input: options, continue: true });
  });

const byName = (value: z.ZodMiniType, what: string) => z.optional(z.record(z.string(), value, what));

const providers = z.strictObject(
  Object.fromEntries(providerKinds.map((kind) => [kind, byName(factory, 'an object of factories')])),
  'an object of kinds',
);

export const definitionShape = z.strictObject(
  {
    setup: optionalCode,
    steps: z.optional(z.array(step, 'a list of steps')),
    fragments: z.optional(z.array(fragment, 'a list of fragments')),
    hooks: byName(runner, 'an object of runners'),
    on: z.optional(z.array(handler, 'a list')),
    offers: byName(factory, 'an object of functions'),
    providers: z.optional(providers),
    commands: byName(code, 'an object of functions'),
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

const examples: Readonly<Record<string, string>> = {
  'a function': '(ctx) => { … }',
  'a string': "'…'",
  'a string that is not empty': "'…'",
  'a number': '500',
  'true or false': 'true',
  'an object': '{}',
  [idForm]: "'mailpit.step'",
  'a call of on()': "on('plan.after', (event, ctx) => { … })",
  'a step': "{ id: 'mailpit.step', description: '…', evaluate: (ctx) => verdict.noop('…') }",
  'a list of steps': "[{ id: 'mailpit.step', description: '…', evaluate: (ctx) => verdict.noop('…') }]",
  'a fragment': "{ name: 'mailpit', composeServices: (ctx) => ({ … }) }",
  'a list of fragments': "[{ name: 'mailpit', composeServices: (ctx) => ({ … }) }]",
  'a runner': '{ preUp(ctx) { … } }',
  [needsMoment]: '{ preUp(ctx) { … } }',
  'an object of runners': "{ 'mailpit.warmup': { preUp(ctx) { … } } }",
  'an object of functions': '{ inbox: (args, ctx) => 0 }',
  'an object of factories': '{ ubuntu: (ctx) => new Ubuntu(ctx) }',
  'an object of kinds': '{ distributions: { ubuntu: (ctx) => new Ubuntu(ctx) } }',
};

/** How something that belongs somewhere is written. */
export const exampleOf = (belongs: string): string => examples[belongs] ?? belongs;

/** Members that are known at a path of a definition. */
export function knownAt(path: readonly PropertyKey[]): readonly string[] {
  const [part, , within] = path;
  if (part === 'steps') return Object.keys(step.def.shape);
  if (part === 'fragments') return Object.keys(fragment.def.shape);
  if (part === 'hooks') return methods;
  if (part === 'providers') return providerKinds;
  if (part === 'on' && within === undefined) return ['point', 'options', 'handle'];
  return Object.keys(definitionShape.def.shape);
}
