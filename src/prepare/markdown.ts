import { inCell, visible } from '../diagnostics/index.ts';
import type { Change } from './changes.ts';
import { openingOf } from './former.ts';
import { summary } from './view.ts';
import type { View } from './view.ts';

const rows = (head: readonly string[], cells: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |\n`).join('');

/** A fence that no line of the text ends. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${visible(text)}${fence}\n`;
}

function lines(changes: readonly Change[]): string {
  const shown = changes.flatMap(({ unified }) => unified ?? []);
  if (shown.length === 0) return '';
  return `\n<details>\n<summary>Changed lines</summary>\n\n${fenced(shown.join('\n'))}\n</details>\n`;
}

/** What becomes of the work of odpm 4. */
function opening(view: Pick<View, 'plan'>): string {
  const said = openingOf(view);
  if (!said) return '';
  const rows = said.parts.map(([what, paths]) => `- ${what}: ${paths.map(inCell).join(', ')}\n`);
  return `${said.title.join(' ')}\n\n${rows.join('')}\n`;
}

/** A plan as a page in Markdown: for a comment on a change, or the summary of a job. Every step is in it. */
export function markdown({ diff, ...view }: View): string {
  const { plan, project, changes } = view;
  const steps = plan.steps.map(({ outcome, id, because }) => [outcome, `\`${id}\``, inCell(because)]);
  const files = changes.map(({ path, what, summary: said }) => [inCell(path), what, inCell(said)]);
  return [
    `### odpm plan: ${inCell(project.name)}, ${project.settings.scenario}\n\n`,
    `${summary({ ...view, diff })
      .map(inCell)
      .join(' ')}\n\n`,
    opening(view),
    rows(['', 'Step', 'Why'], steps),
    ...(files.length > 0 ? ['\n', rows(['File', '', 'Change'], files)] : []),
    diff ? lines(changes) : '',
  ].join('');
}
