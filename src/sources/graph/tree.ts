import { paints } from '../../base/index.ts';
import { visible } from '../../diagnostics/index.ts';
import type { Drawing, Drawn, Edge } from './drawn.ts';

const wish = (wanted: string | undefined): string => wanted ?? '(default branch)';

function stands({ is, commit }: Drawn): string {
  if (is === 'absent') return 'not here yet: what it needs is not known';
  return is === 'folder' ? 'a folder, used in place' : `at ${commit?.slice(0, 12) ?? 'no known commit'}`;
}

const shownOf = ({ name, wanted, is }: Drawn): string => (is === 'folder' ? name : `${name} ${wish(wanted)}`);

/** Who asks for what, as a tree; what stands twice is drawn out once. */
export function treeText({ project, repositories, edges, deep }: Drawing, colour: boolean): string {
  const { bold, yellow, dim } = paints(colour);
  const byName = new Map(repositories.map((each) => [each.name, each]));
  const below = new Map<string | undefined, Edge[]>();
  for (const edge of edges) below.set(edge.from, [...(below.get(edge.from) ?? []), edge]);
  const drawnOut = new Set<string>();
  const lines = [bold(visible(project))];
  const walk = (from: string | undefined, indent: string): void => {
    const asks = below.get(from) ?? [];
    for (const [index, { to, wanted, other }] of asks.entries()) {
      const node = byName.get(to);
      if (!node) continue;
      const last = index === asks.length - 1;
      const again = drawnOut.has(to);
      const state = again ? dim('as above') : stands(node);
      const mark = other ? yellow(`  ! ${wish(wanted)} is asked for here`) : '';
      lines.push(`${indent}${last ? '└─ ' : '├─ '}${visible(shownOf(node))}  ${state}${mark}`);
      drawnOut.add(to);
      if (!again) walk(to, `${indent}${last ? '   ' : '│  '}`);
    }
  };
  walk(undefined, '');
  if (repositories.length === 0) lines.push('This project has no dependencies.');
  else if (!deep)
    lines.push(
      '',
      'What these need is not shown and not used: "use_oca_dependencies" is not true in user_settings.json.',
    );
  return `${lines.join('\n')}\n`;
}
