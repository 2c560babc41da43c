import { paints } from '../base/index.ts';
import type { Problem, Severity } from './problem.ts';
import type { Span } from './span.ts';
import { uncoloured, visible } from './visible.ts';

export interface Style {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

type Colours = ReturnType<typeof paints>;

const paint = (severity: Severity, colours: Colours) =>
  ({ error: colours.red, warning: colours.yellow, note: colours.cyan })[severity];

/** The part of a long line around the place, so that a frame never wraps. */
function cut(line: string, column: number, room: number): { text: string; start: number } {
  if (line.length <= room) return { text: line, start: 0 };
  const start = Math.max(0, Math.min(column - 1 - Math.floor(room / 3), line.length - room));
  return { text: line.slice(start, start + room), start };
}

function frame(span: Span, style: Style, colours: Colours): string[] {
  const where = span.line > 0 ? `${span.file}:${span.line}:${span.column}` : span.file;
  const lines = [`  ${colours.bold(visible(where))}`];
  if (span.text === undefined || span.line < 1) return lines;
  const gutter = `  ${span.line} | `;
  const room = Math.max(20, style.width - gutter.length);
  const { text, start } = cut(span.text, span.column, room);
  const shown = visible(text).replaceAll('\t', ' ');
  const before = visible(span.text.slice(start, span.column - 1)).length;
  const marked = visible(span.text.slice(span.column - 1, span.column - 1 + span.length)).length;
  const tildes = Math.max(1, Math.min(marked, shown.length - before));
  // Blanks at the end of a line are seen by nobody, and are lost when the output is copied.
  lines.push(`${colours.dim(shown.trim() === '' ? gutter.trimEnd() : gutter)}${shown.trimEnd()}`);
  lines.push(`${' '.repeat(gutter.length + before)}${colours.red('~'.repeat(tildes))}`);
  return lines;
}

/** Breaks a paragraph at blanks; words that are longer than a line stay whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The place of a whole file adds nothing to a message that names the file. */
const saysItself = ({ file, line }: Span, { message }: Problem): boolean =>
  line < 1 && message.includes(file);

function one(problem: Problem, style: Style): string {
  const colours = paints(style.colour);
  const title = `${paint(problem.severity, colours)(`${problem.severity}:`)} ${visible(problem.message)}`;
  const parts = [[title]];
  if (problem.at && !saysItself(problem.at, problem)) parts.push(frame(problem.at, style, colours));
  if (problem.also.length > 0) {
    parts.push(['  see also', ...problem.also.flatMap((span) => frame(span, style, colours))]);
  }
  if (problem.output)
    parts.push(
      problem.output
        .trimEnd()
        .split('\n')
        .map((line) => `  | ${visible(uncoloured(line))}`),
    );
  const fix = problem.fix
    .split('\n')
    .flatMap((line) => (line.startsWith('  ') ? [line] : wrapped(line, style.width - 2)));
  parts.push(fix.map((line) => `  ${visible(line)}`));
  const whose = problem.plugin === undefined ? `odpm explain ${problem.code}` : `plugin ${problem.plugin}`;
  parts.push([colours.dim(`  ${problem.code} (${whose})`)]);
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Problems as a terminal shows them: the fact, the place, the way to mend it, the code; a blank line between two. */
export const asText = (problems: readonly Problem[], style: Style): string =>
  // Two steps may be blocked by the same thing.
  [...new Set(problems.map((problem) => one(problem, style)))].join('\n');
