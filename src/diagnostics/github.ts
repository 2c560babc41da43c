import { relative, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import { visible } from './visible.ts';

/** GitHub shows no more of one kind for a step. */
const most = 10;

const words = { error: 'error', warning: 'warning', note: 'notice' } as const;
const weight = { error: 0, warning: 1, note: 2 } as const;

const escapes: Readonly<Record<string, string>> = {
  '%': '%25',
  '\r': '%0D',
  '\n': '%0A',
  ':': '%3A',
  ',': '%2C',
};

const escaped = (text: string, which: RegExp): string =>
  visible(text).replaceAll(which, (char) => escapes[char] ?? char);

const data = (text: string): string => escaped(text, /[%\r\n]/g);
const property = (text: string): string => escaped(text, /[%\r\n:,]/g);

/** Folders of a run on GitHub, absolute. */
export interface Checkout {
  /** What places count from. */
  readonly cwd: string;
  /** `GITHUB_WORKSPACE`: what GitHub's paths count from. */
  readonly workspace: string | undefined;
}

/** A place's file as GitHub finds it: relative to the repository's root, where it lies in it. */
function inRepository(file: string, { cwd, workspace }: Checkout): string {
  const path = resolve(cwd, file);
  return workspace !== undefined && isInside(workspace, path) ? relative(workspace, path) : file;
}

function placeOf({ line, column, length, ...span }: Span, checkout: Checkout): [string, string][] {
  const file: [string, string] = ['file', inRepository(span.file, checkout)];
  if (line < 1) return [file];
  return [file, ['line', String(line)], ['col', String(column)], ['endColumn', String(column + length)]];
}

function annotation({ code, severity, message, at, fix }: Problem, checkout: Checkout): string {
  const properties: [string, string][] = [...(at ? placeOf(at, checkout) : []), ['title', code]];
  const said = properties.map(([name, value]) => `${name}=${property(value)}`).join(',');
  return `::${words[severity]} ${said}::${data(`${message}\n${fix}`)}\n`;
}

/** Problems as workflow commands of GitHub Actions, a line each: the ten that weigh most, errors first. */
export const asAnnotations = (problems: readonly Problem[], checkout: Checkout): string =>
  problems
    .toSorted((a, b) => weight[a.severity] - weight[b.severity])
    .slice(0, most)
    .map((problem) => annotation(problem, checkout))
    .join('');

/** Text for the log of a workflow, both streams of which GitHub searches for commands: what stands in files gives none. */
export const inert = (text: string): string =>
  text.replaceAll(/^(\s*):(?=:)/gm, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
