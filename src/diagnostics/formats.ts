import { asAnnotations, inert } from './github.ts';
import type { Checkout } from './github.ts';
import { asJson } from './json.ts';
import type { Problem } from './problem.ts';
import { asMarkdown } from './summary.ts';
import { counted, tallied } from './tally.ts';
import { asText } from './text.ts';
import type { Style } from './text.ts';
import { visible } from './visible.ts';

/** What was looked at, and what is wrong with it. */
export interface Finding {
  /** As it is shown; `undefined` when no file was found to look at. */
  readonly file: string | undefined;
  readonly problems: readonly Problem[];
}

/** Text for stdout, for stderr, or for the summary of a step on GitHub. */
export interface Output {
  readonly to: 'out' | 'err' | 'summary';
  readonly text: string;
}

export interface Reader {
  readonly style: Style;
  readonly checkout: Checkout;
  /** Only problems are worth a line. */
  readonly quiet: boolean;
}

type Format = (findings: readonly Finding[], reader: Reader) => readonly Output[];

const filesOf = (findings: readonly Finding[]): string[] => findings.flatMap(({ file }) => file ?? []);
const problemsOf = (findings: readonly Finding[]): Problem[] => findings.flatMap(({ problems }) => problems);

const lineOf = ({ file, problems }: Finding): string =>
  file === undefined ? '' : `${visible(file)}: ${tallied(problems)}\n`;

function lastLine(findings: readonly Finding[]): string {
  const { length } = filesOf(findings);
  return length > 1 ? `${counted(length, 'file')}: ${tallied(problemsOf(findings))}\n` : '';
}

const described = (problems: readonly Problem[], style: Style): string =>
  problems.length > 0 ? `${asText(problems, style)}\n` : '';

/** Problems and the line of each file in turn, all of them counted in the last line. */
const text: Format = (findings, { style, quiet }) => {
  const outputs: Output[] = [];
  let lines = '';
  for (const finding of findings) {
    if (finding.problems.length > 0) {
      outputs.push({ to: 'out', text: lines }, { to: 'err', text: described(finding.problems, style) });
      lines = '';
    }
    if (!quiet) lines += lineOf(finding);
  }
  return [...outputs, { to: 'out', text: quiet ? '' : lines + lastLine(findings) }];
};

const json: Format = (findings) => [{ to: 'out', text: asJson(filesOf(findings), problemsOf(findings)) }];

/** Annotations on stdout, text for people in the log, all problems in the summary of the step. */
const github: Format = (findings, { style, quiet, checkout }) => {
  const problems = problemsOf(findings);
  const lines = quiet ? '' : `${findings.map(lineOf).join('')}${lastLine(findings)}`;
  return [
    { to: 'out', text: asAnnotations(problems, checkout) },
    { to: 'err', text: inert(described(problems, style) + lines) },
    { to: 'summary', text: asMarkdown(filesOf(findings), problems) },
  ];
};

/** Findings as each format tells them, in the order in which they are written. */
export const formats = { text, json, github };
