import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { changesBetween, hostIn, inPlace, layOut, placeOf, stateOf } from './case.ts';
import type { Case } from './case.ts';

/** What a person does to a file between two commands: `null` removes it. */
type Edit = string | null | { readonly $append: string } | Readonly<Record<string, unknown>>;

export interface PlanCase {
  readonly title: string;
  readonly files: Case['files'];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: 'dev';
  /** Commands that come first, each ending with 0. */
  readonly before?: readonly (readonly string[])[];
  readonly edit?: Readonly<Record<string, Edit>>;
  readonly args: readonly string[];
  readonly expected: Expected;
}

interface Expected {
  readonly exit: number;
  readonly complete?: boolean;
  /** In their order: `noop|skip optional required`; `trusted=run` where the project is trusted. */
  readonly steps?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
  readonly diffs?: { readonly at_least?: readonly string[]; readonly never?: readonly string[] };
  readonly warnings_at_least?: number;
  readonly never_printed?: readonly string[];
}

interface Row {
  readonly id: string;
  readonly outcome: string;
  readonly required: boolean;
  readonly because: string;
}

/** What `odpm plan --format json` says. */
export interface Told {
  readonly complete: boolean;
  readonly changes: boolean;
  readonly steps: readonly Row[];
  readonly warnings: readonly unknown[];
  readonly diffs: readonly { readonly path: string }[];
}

/** A command line that is wrong is answered on stderr alone. */
const nothing: Told = { complete: false, changes: false, steps: [], warnings: [], diffs: [] };

interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly told: Told;
  readonly touched: readonly string[];
}

function edited(edits: PlanCase['edit'], root: string): void {
  for (const [path, edit] of Object.entries(edits ?? {})) {
    const file = join(root, placeOf(path));
    if (edit === null) {
      rmSync(file, { recursive: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    const added = typeof edit === 'object' && '$append' in edit ? String(edit['$append']) : undefined;
    const whole = typeof edit === 'string' ? edit : JSON.stringify(edit);
    const text = added === undefined ? whole : readFileSync(file, 'utf8') + added;
    writeFileSync(file, inPlace(text, root));
  }
}

/** Lays a case out, lets its commands and edits come first, and plans. */
async function planned(given: PlanCase): Promise<Outcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'odpm-plan-')));
  const said = { out: '', err: '' };
  const { terminal, ...host } = hostIn(root, given, (text) => (said.out += text));
  const heard = { ...host, terminal: { ...terminal, err: (text: string) => void (said.err += text) } };
  try {
    layOut(given.files, root);
    for (const words of given.before ?? []) {
      const code = await run(words, heard);
      if (code !== 0) throw new Error(`odpm ${words.join(' ')} ended with ${String(code)}\n${said.err}`);
    }
    edited(given.edit, root);
    Object.assign(said, { out: '', err: '' });
    const before = stateOf(root);
    const code = await run(given.args, heard);
    const touched = changesBetween(before, stateOf(root));
    const told = said.out === '' ? nothing : (JSON.parse(said.out) as Told);
    return { code, printed: said.out + said.err, told, touched };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function rowProblems(id: string, wanted: string, found: Row | undefined): string[] {
  const [outcomes = '', ...words] = wanted.split(' ');
  if (!found) return words.includes('optional') ? [] : [`${id} is not there`];
  const required = words.includes('required');
  return [
    ...(outcomes.split('|').includes(found.outcome)
      ? []
      : [`${id} is ${found.outcome} (${found.because}), not ${outcomes}`]),
    ...(found.required === required ? [] : [`${id} is ${required ? 'not ' : ''}required`]),
  ];
}

const inOrder = (wanted: readonly string[], found: readonly string[]): boolean => {
  const both = found.filter((id) => wanted.includes(id));
  return JSON.stringify(both) === JSON.stringify(wanted.filter((id) => both.includes(id)));
};

function stepProblems(
  { steps, absent = [] }: Expected,
  told: Told,
  waits: (id: string) => boolean,
): string[] {
  if (!steps) return [];
  const ids = told.steps.map(({ id }) => id);
  const wanted = Object.entries(steps).filter(([id]) => !waits(id));
  return [
    ...wanted.flatMap(([id, text]) =>
      rowProblems(
        id,
        text,
        told.steps.find((row) => row.id === id),
      ),
    ),
    ...(inOrder(Object.keys(steps), ids) ? [] : [`another order: ${ids.join(', ')}`]),
    ...absent.filter((id) => ids.includes(id)).map((id) => `${id} is there`),
    ...(told.changes === told.steps.some(({ outcome }) => outcome === 'update') ? [] : ['changes is wrong']),
  ];
}

function fileProblems({ diffs = {} }: Expected, { diffs: found }: Told): string[] {
  const paths = found.map(({ path }) => path);
  return [
    ...(diffs.at_least ?? []).filter((path) => !paths.includes(path)).map((path) => `no diff of ${path}`),
    ...(diffs.never ?? []).filter((path) => paths.includes(path)).map((path) => `a diff of ${path}`),
  ];
}

/** How the plan of a case differs from what is expected, in words; `waits` names the steps that are not there yet. */
export async function strayed(given: PlanCase, waits: (id: string) => boolean): Promise<string[]> {
  const { expected } = given;
  const { code, printed, told, touched } = await planned(given);
  const { complete = told.complete, warnings_at_least: warnings = 0, never_printed: hidden = [] } = expected;
  return [
    ...(code === expected.exit
      ? []
      : [`ended with ${String(code)}, not ${String(expected.exit)}: ${printed}`]),
    ...(told.complete === complete ? [] : [`complete is ${String(told.complete)}`]),
    ...stepProblems(expected, told, waits),
    ...fileProblems(expected, told),
    ...(told.warnings.length >= warnings ? [] : ['too few warnings']),
    ...hidden.filter((text) => printed.includes(text)).map((text) => `prints ${text}`),
    ...touched.map((path) => `touched ${path}`),
  ];
}
