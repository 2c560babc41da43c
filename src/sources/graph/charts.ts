import { basename } from 'node:path';
import { version } from '../../base/index.ts';
import type { Drawing, Drawn, Edge } from './drawn.ts';

/** Names of files and repositories in charts: nothing in them ends a text or begins another line. */
const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N} ._/@:+~-]/gu, '_');

interface Ids {
  readonly project: string;
  readonly of: (name: string | undefined) => string;
}

function idsOf({ repositories }: Drawing): Ids {
  const ids = new Map(repositories.map(({ name }, index) => [name, `r${String(index + 1)}`]));
  return {
    project: 'project',
    of: (name) => (name === undefined ? 'project' : (ids.get(name) ?? 'project')),
  };
}

function stateOf({ is, commit }: Drawn): string {
  if (is === 'absent') return 'not here yet';
  return is === 'folder' ? 'folder' : (commit?.slice(0, 12) ?? 'no known commit');
}

/** What is asked for; a folder is used as it stands. */
const wishes = ({ repositories }: Drawing): ((edge: Edge) => string) => {
  const folders = new Set(repositories.flatMap(({ name, is }) => (is === 'folder' ? [name] : [])));
  return ({ to, wanted }) => (folders.has(to) ? '' : plain(wanted ?? 'default branch'));
};

/** For Markdown pages: dashed is what is not here yet, red and dotted what asks for another branch than is used. */
export function mermaid(drawing: Drawing): string {
  const { project, of } = idsOf(drawing);
  const { repositories, edges } = drawing;
  const wish = wishes(drawing);
  const absent = repositories.filter(({ is }) => is === 'absent').map(({ name }) => of(name));
  const other = edges.flatMap((edge, index) => (edge.other ? [String(index)] : []));
  const lines = [
    'flowchart LR',
    `  ${project}["${plain(basename(drawing.project))}"]`,
    ...repositories.map((each) => `  ${of(each.name)}["${plain(each.name)}<br>${stateOf(each)}"]`),
    ...edges.map(
      (edge) =>
        `  ${of(edge.from)} ${edge.other ? '-.->' : '-->'}${wish(edge) && `|"${wish(edge)}"|`} ${of(edge.to)}`,
    ),
    ...(absent.length > 0
      ? ['  classDef absent stroke-dasharray: 4', `  class ${absent.join(',')} absent`]
      : []),
    ...(other.length > 0 ? [`  linkStyle ${other.join(',')} stroke:#c00`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** For Graphviz; drawn as in Mermaid. */
export function dot(drawing: Drawing): string {
  const { project, of } = idsOf(drawing);
  const { repositories, edges } = drawing;
  const wish = wishes(drawing);
  const lines = [
    'digraph odpm {',
    '  rankdir=LR;',
    '  node [shape=box];',
    `  ${project} [label="${plain(basename(drawing.project))}", style=bold];`,
    ...repositories.map(
      (each) =>
        `  ${of(each.name)} [label="${plain(each.name)}\\n${stateOf(each)}"${each.is === 'absent' ? ', style=dashed' : ''}];`,
    ),
    ...edges.map(
      (edge) =>
        `  ${of(edge.from)} -> ${of(edge.to)} [label="${wish(edge)}"${edge.other ? ', style=dotted, color="#cc0000"' : ''}];`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** For programs: the document that `schemas/graph.v1.schema.json` describes. */
export function graphJson(drawing: Drawing, diagnostics: readonly unknown[]): string {
  const { project, deep, repositories, edges } = drawing;
  const whole = {
    format_version: 1,
    odpm: version,
    project,
    use_oca_dependencies: deep,
    repositories: repositories.map(({ name, wanted = null, is, commit = null, folder }) => ({
      name,
      wanted,
      is,
      commit,
      folder,
    })),
    asks: edges.map(({ from = null, to, wanted = null, other }) => ({ from, to, wanted, conflict: other })),
    diagnostics,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
