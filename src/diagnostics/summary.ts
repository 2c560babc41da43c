import type { Problem } from './problem.ts';
import { counted, tallied } from './tally.ts';
import { visible } from './visible.ts';

/** GitHub drops a summary of more than 1 MiB; other steps of a job need their part of a page, too. */
const most = 200;
const longest = 300;

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** Text that Markdown and HTML leave as it is, in a cell. */
export const inCell = (text: string): string =>
  visible(cut(text))
    .replaceAll(/[&<>|\\`*_[\]~$#@]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replaceAll('\n', '<br>');

const place = ({ at }: Problem): string => {
  if (!at) return '';
  return at.line > 0 ? `${at.file}:${at.line}:${at.column}` : at.file;
};

const row = (problem: Problem): string => {
  const { severity, message, fix, code } = problem;
  return `| ${[severity, place(problem), message, fix, code].map(inCell).join(' | ')} |\n`;
};

/** Problems as a page in Markdown, for the summary of a step on GitHub. */
export function asMarkdown(files: readonly string[], problems: readonly Problem[]): string {
  const head = `### odpm manifest validate\n\n${counted(files.length, 'file')}: ${tallied(problems)}\n\n`;
  if (problems.length === 0) return head;
  const rows = problems.slice(0, most).map(row).join('');
  const left = problems.length - most;
  const more = left > 0 ? `\n${left} more are shown by \`odpm manifest validate\`.\n` : '';
  return `${head}| | Place | Problem | What to do | Code |\n| --- | --- | --- | --- | --- |\n${rows}${more}\n`;
}
