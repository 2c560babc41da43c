import { paints } from '../base/index.ts';
import { inLine } from '../diagnostics/index.ts';
import type { Style } from '../diagnostics/index.ts';
import { phases } from '../model/index.ts';
import type { Outcome, Phase, PlannedStep } from '../model/index.ts';
import type { Change } from './changes.ts';
import { openingOf } from './former.ts';
import { firstParts } from './parts.ts';
import { counted, summary } from './view.ts';
import type { View } from './view.ts';

type Paints = ReturnType<typeof paints>;

function painted(outcome: Outcome, { green, yellow, cyan, red, dim }: Paints): string {
  const paint = { noop: green, update: yellow, run: cyan, skip: dim, blocked: red }[outcome];
  return paint(outcome.padEnd(7));
}

/** Room for the name of a step: rows of all phases stand below each other. */
const shortest = 21;

const ownPrograms = "a program of odpm's own";

/** Programs of odpm's own are many, and nobody reads their names. */
function grouped(changes: readonly Change[]): { sign: string; path: string; summary: string }[] {
  const own = changes.filter(({ summary: said }) => said === ownPrograms);
  const rows = changes
    .filter((change) => !own.includes(change))
    .map(({ what, path, summary: said }) => ({ sign: what === 'made' ? '+' : '~', path, summary: said }));
  if (own.length === 0) return rows;
  const sign = own.some(({ what }) => what === 'changed') ? '~' : '+';
  return [...rows, { sign, path: counted(own.length, 'program'), summary: "odpm's own" }];
}

function fileLines(changes: readonly Change[], { dim }: Paints): string[] {
  const rows = grouped(changes);
  const width = Math.max(...rows.map(({ path }) => path.length));
  return rows.map(({ sign, path, summary: said }) =>
    dim(`             ${sign} ${inLine(path).padEnd(width)}  ${inLine(said)}`),
  );
}

/** What is to be said of the steps that have no row. */
function foldedOf(phase: Phase, rest: readonly PlannedStep[], awaited: boolean): string {
  const because = (reason: PlannedStep['reason']): boolean => rest.some((step) => step.reason === reason);
  if (because('earlier-step'))
    return awaited ? 'not known until the repositories are here' : 'not known until what is blocked is fixed';
  // In other phases Docker is only asked whether it is there.
  return phase === 'runtime' && because('no-docker') ? 'not known: Docker is not asked' : 'nothing to do';
}

/** What a plugin adds is told, and where a repository stands, whether or not there is something to do. */
const isTold = ({ id, outcome }: PlannedStep): boolean =>
  (outcome !== 'noop' && outcome !== 'skip') || (/^(plugin|repository)\./.test(id) && outcome === 'noop');

/** Steps with something to do, and plugins, each with its files; the others are one line. */
function section(phase: Phase, view: View, paint: Paints): string {
  const steps = view.plan.steps.filter((step) => step.phase === phase);
  const told = steps.filter(isTold);
  const rest = steps.filter((step) => !told.includes(step));
  const awaited = view.plan.steps.some(({ facts }) => facts.awaited);
  const folded = foldedOf(phase, rest, awaited);
  const name = phase.padEnd(Math.max(...phases.map((each) => each.length)));
  if (told.length === 0) return `${paint.bold(name)}  ${folded}`;
  const { steps: shown, left } = firstParts(told);
  const width = Math.max(shortest, ...shown.map(({ id }) => id.length));
  const row = ({ outcome, id, because }: PlannedStep): string =>
    `  ${painted(outcome, paint)}  ${id.padEnd(width)}  ${inLine(because)}`;
  const rows = shown.flatMap((step) => [
    row(step),
    ...fileLines(
      view.changes.filter(({ step: id }) => id === step.id),
      paint,
    ),
  ]);
  const last = rest.length > 0 ? [paint.dim(`  ${counted(rest.length, 'more step')}: ${folded}`)] : [];
  const parts = left.map(([family, count]) => paint.dim(`  ${count} more of ${family}`));
  return [paint.bold(phase), ...rows, ...parts, ...last].join('\n');
}

/** What becomes of the work of odpm 4, above all else. */
function opening(view: View, paint: Paints): string {
  const said = openingOf(view);
  if (!said) return '';
  const width = Math.max(...said.parts.map(([what]) => what.length));
  const rows = said.parts.flatMap(([what, paths]) =>
    paths.map((path, at) => `  ${(at === 0 ? what : '').padEnd(width)}  ${inLine(path)}`),
  );
  return `${[...said.title.map((line) => paint.bold(line)), ...rows].join('\n')}\n\n`;
}

/** A plan for people: what would happen phase by phase, and why; what stays as it is takes one line a phase. */
export function table(view: View, { colour }: Style): string {
  const paint = paints(colour);
  const sections = phases.map((phase) => section(phase, view, paint));
  const lines = summary(view).map(inLine);
  return `${inLine(view.project.folder)}\n\n${opening(view, paint)}${sections.join('\n')}\n\n${lines.join('\n')}\n`;
}
