import * as z from 'zod/mini';
import type { JsonObject } from '../../base/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type {
  Audit,
  PluginAction,
  PluginVerdict,
  StatusLine,
  StatusLink,
  TransformPoint,
} from '../../model/index.ts';

// The shapes of what plugins give. The message of each is what belongs there, as people are told.

export type Shape<T> = z.ZodMiniType<T>;

/** Made when something is first compared with it: most runs need few of them. */
export const late = <T>(make: () => z.ZodMiniType): Shape<T> => z.lazy(make) as z.ZodMiniType as Shape<T>;

export const text = z.string('a string');
export const line = z.string('a string').check(z.minLength(1, 'a string that is not empty'));
export const texts = z.array(text, 'a list of strings');
export const number = z.number('a number');
// What a plugin gave has been copied as data by then.
const json = z.record(z.string(), z.unknown(), 'an object');
export const oneOf = <const T extends readonly string[]>(...words: T) =>
  z.enum(words, `one of ${words.map((word) => `"${word}"`).join(', ')}`);
const path = line.check(z.regex(/^[^\0]*$/, 'a path'));
const mode = () =>
  z
    .number('a file mode')
    .check(
      z.refine((bits) => Number.isInteger(bits) && bits >= 0 && bits <= 0o777, 'a file mode such as 0o644'),
    );

const span = () => z.looseObject({ file: text, line: number, column: number, length: number }, 'a place');

const problem = () =>
  z.looseObject(
    {
      code: z
        .string('a code such as "mailpit/port-taken"')
        .check(z.regex(/^[a-z0-9][a-z0-9_-]*\/[a-z0-9][a-z0-9-]*$/, 'a code such as "mailpit/port-taken"')),
      severity: oneOf('error', 'warning', 'note'),
      exit: z.literal([1, 3, 4, 5, 6, 7, 64], 'an exit code of odpm'),
      message: line,
      fix: line,
      at: z.optional(span()),
      also: z.array(span(), 'a list of places'),
      output: z.optional(text),
    },
    'a problem made by ctx.problem()',
  );
export const problemShape = late<Problem>(problem);

const mostProblems = 100;
const problems = () =>
  z
    .array(problem(), 'a list of problems')
    .check(z.maxLength(mostProblems, `a list of at most ${String(mostProblems)} problems`));
export const problemsShape = late<readonly Problem[]>(problems);

const execMembers = () => ({
  kind: z.literal('exec'),
  argv: texts.check(z.minLength(1, 'a list with the name of a program')),
  environment: z.optional(z.record(z.string(), text, 'an object of strings')),
  passes: z.optional(texts),
  input: z.optional(text),
  timeout: z.optional(number),
});
const exec = () =>
  z.strictObject({
    ...execMembers(),
    otherwise: z.optional(z.array(z.strictObject(execMembers(), 'exec()'), 'a list of exec()')),
  });

const action = () =>
  z.discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('write'),
        path,
        text,
        mode: mode(),
        own: z.optional(z.boolean()),
      }),
      z.strictObject({ kind: z.literal('remove'), path }),
      z.strictObject({ kind: z.literal('folder'), path, mode: mode() }),
      z.strictObject({ kind: z.literal('link'), path, target: path }),
      exec(),
    ],
    'write(), folder(), link(), remove() or exec()',
  );
const mostActions = 10_000;
export const actionsShape = late<readonly PluginAction[]>(() =>
  z
    .array(action(), 'a list of actions')
    .check(z.maxLength(mostActions, `a list of at most ${String(mostActions)} actions`)),
);

/** Lists that are empty may be left out. */
type VerdictSaid = Pick<PluginVerdict, 'outcome' | 'because'> & Partial<PluginVerdict>;

export const verdictShape = late<VerdictSaid>(() =>
  z
    .strictObject(
      {
        outcome: oneOf('noop', 'update', 'run', 'skip', 'blocked'),
        because: line,
        actions: z.optional(actionsShape),
        problems: z.optional(problemsShape),
      },
      'a verdict',
    )
    .check(
      z.refine(({ outcome, problems: said }) => outcome !== 'blocked' || (said?.length ?? 0) > 0, {
        path: ['problems'],
        error: 'what blocks the step',
      }),
    ),
);

/** Services and patches by name; what one may say is checked as if the manifest said it. */
export const byNameShape = late<Readonly<Record<string, JsonObject>>>(() =>
  z.record(z.string(), json, 'an object with one member for each service'),
);

const lines = () =>
  z
    .array(
      z.strictObject({ label: line, value: text, state: oneOf('ok', 'warning', 'error') }, 'a line'),
      'a list of lines { label, value, state }',
    )
    .check(z.maxLength(50, 'a list of at most 50 lines'));
export const statusLinesShape = late<readonly StatusLine[]>(lines);

const links = () =>
  z
    .array(
      z.strictObject(
        { name: line, url: text.check(z.regex(/^https?:\/\/\S+$/, 'an address with http:// or https://')) },
        'a link',
      ),
      'a list of links { name, url }',
    )
    .check(z.maxLength(50, 'a list of at most 50 links'));
export const linksShape = late<readonly StatusLink[]>(links);

export const exitCodeShape = late<number>(() =>
  z
    .number('an exit code: a number from 0 to 255')
    .check(
      z.refine(
        (code) => Number.isInteger(code) && code >= 0 && code <= 255,
        'an exit code: a number from 0 to 255',
      ),
    ),
);

export const auditShape = late<Audit>(() =>
  z.strictObject(
    { action: line, type: line, id: line, name: z.optional(text), changes: z.optional(json) },
    'an entry { action, type, id }',
  ),
);

const port = () =>
  z.strictObject(
    {
      address: text,
      published: z.optional(text),
      target: text,
      protocol: oneOf('tcp', 'udp', 'sctp'),
      details: json,
    },
    'a port',
  );
const mount = () =>
  z.strictObject(
    {
      kind: oneOf('bind', 'volume', 'tmpfs'),
      source: z.optional(text),
      target: text,
      readOnly: z.boolean('true or false'),
      details: json,
    },
    'a mount',
  );
const wait = () =>
  z.strictObject(
    {
      condition: oneOf('service_started', 'service_healthy', 'service_completed_successfully'),
      restart: z.boolean('true or false'),
      required: z.boolean('true or false'),
    },
    'how it waits',
  );
const composeService = () =>
  z.strictObject(
    {
      image: z.optional(text),
      ports: z.array(port(), 'a list of ports'),
      mounts: z.array(mount(), 'a list of mounts'),
      environment: z.record(
        z.string(),
        z.union([text, z.null()], 'a string or null'),
        'an object of strings',
      ),
      dependsOn: z.record(z.string(), wait(), 'an object'),
      rest: json,
    },
    'the service',
  );
const stepView = () =>
  z.strictObject(
    {
      id: line,
      phase: oneOf('sources', 'prepare', 'runtime'),
      description: text,
      outcome: oneOf('noop', 'update', 'run', 'skip', 'blocked'),
      because: text,
      required: z.boolean('true or false'),
    },
    'a step',
  );
const statusView = () =>
  z.strictObject(
    { name: line, state: text, health: oneOf('healthy', 'unhealthy', 'starting', 'none'), urls: texts },
    'a service',
  );

/** What handlers return at the points that ask for a value. */
export const transformedShapes: Readonly<Record<TransformPoint, z.ZodMiniType>> = {
  'compose.service': late(composeService),
  'odoo_conf.options': late(() =>
    z.record(z.string(), z.record(z.string(), text, 'an object of strings'), 'an object of sections'),
  ),
  'status.view': late(() => z.array(statusView(), 'a list of services')),
  'plan.view': late(() => z.array(stepView(), 'a list of steps')),
};
