import type * as z from 'zod/mini';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { FoundPlugin, TransformPoint } from '../../model/index.ts';
import * as say from '../live-problems.ts';
import { moduleOf } from './blame.ts';
import { flawOf, spokenFlaw } from './flaws.ts';
import type { Flaw, Plain } from './plain.ts';
import type { Session } from './session.ts';
import * as shapes from './values.ts';

/** Which code of a plugin is called. */
export interface Doing {
  readonly found: FoundPlugin;
  /** For statistics: `step mailpit.step`. */
  readonly part: string;
  /** For people, behind `while`: `its step mailpit.step was asked`. */
  readonly doing: string;
}

/** What has to come back, and what its author is told when something else does. */
export interface Expected<T> {
  readonly shape: z.ZodMiniType<T>;
  readonly way: string;
  /** What fits in any case: it was given back as it was. */
  readonly same?: unknown;
  /** A manifest may say as much, and ends with 3 then. */
  readonly asManifest?: boolean;
}

const problems =
  'Return a list of what ctx.problem({ code, message, fix }) makes, or [] when nothing is wrong.';

export const expected = {
  verdict: {
    shape: shapes.verdictShape,
    way: 'Return verdict.noop("…"), .update("…", [write(…)]), .run("…"), .skip("…") or .blocked(ctx.problem(…)).',
  },
  problems: { shape: shapes.problemsShape, way: problems },
  problem: { shape: shapes.problemShape, way: 'Make it with ctx.problem({ code, message, fix }).' },
  actions: {
    shape: shapes.actionsShape,
    way: 'Return a list of what write(), folder(), link(), remove() and exec() of odpm/sdk make.',
  },
  byName: {
    shape: shapes.byNameShape,
    way: 'Return services by name, each as odpm.json writes it: { mailpit: { image: "axllent/mailpit" } }.',
    asManifest: true,
  },
  lines: {
    shape: shapes.statusLinesShape,
    way: 'Return what was found out: [{ label: "Mails", value: "3", state: "ok" }].',
  },
  links: {
    shape: shapes.linksShape,
    way: 'Return addresses: [{ name: "inbox", url: "http://127.0.0.1:8025" }].',
  },
  exitCode: { shape: shapes.exitCodeShape, way: 'Return 0 when the command did what was asked, else 1.' },
} satisfies Record<string, Expected<unknown>>;

/** Of a point whose handlers return a value. */
export const transformed = (point: TransformPoint, same: unknown): Expected<unknown> => ({
  same,
  shape: shapes.transformedShapes[point],
  way: 'Return the value, changed or as it is: return event.value;',
  asManifest: true,
});

export function unfit(
  { found, part }: Doing,
  said: Flaw & { readonly way: string },
  session: Session,
): Problem {
  session.uses.fail(found.name, part);
  const facts = { plugin: found.name, part, says: spokenFlaw(said), way: said.way };
  return say.badReturn(facts, moduleOf(found, session));
}

/** What came back as the value that it has to be. */
export function fitting<T>(
  given: Plain,
  wanted: Expected<T>,
  [doing, session]: readonly [Doing, Session],
): Checked<T> {
  const { way, same, asManifest = false } = wanted;
  const wrong = (flaw: Flaw): Checked<never> => {
    const problem = unfit(doing, { ...flaw, way }, session);
    return bad(asManifest ? { ...problem, exit: 3 } : problem);
  };
  if (!given.ok) return wrong(given.flaw);
  if (same !== undefined && given.value === same) return good(given.value as T);
  // Compiling a shape takes longer than comparing with it a few times.
  const read = wanted.shape.safeParse(given.value, { jitless: true });
  if (read.success) return good(given.value as T);
  const [flaw] = read.error.issues.map((issue) => flawOf(issue, given.value));
  return wrong({ path: '', says: 'does not fit', ...flaw });
}

const longest = { message: 400, fix: 4000, output: 20_000 };

/** A problem that a plugin says, no longer than those of odpm. */
export const inBounds = (problem: Problem): Problem => ({
  ...problem,
  message: problem.message.slice(0, longest.message),
  fix: problem.fix.slice(0, longest.fix),
  ...(problem.output !== undefined && { output: problem.output.slice(-longest.output) }),
});
