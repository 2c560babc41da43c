import type { Problem } from '../../diagnostics/index.ts';
import { differ, wishOf } from '../../model/index.ts';
import { otherBranch, otherVersion } from '../graph-problems.ts';
import type { Ask, Graph, GraphNode } from './graph.ts';
import type { Said } from './said.ts';

/** Those who ask for another branch or commit than is used. */
export const others = ({ link, asks }: GraphNode): Ask[] => asks.filter((ask) => differ(link, ask.link));

/** `odpm.json`, `the repository github.com/OCA/web` */
const askerOf = ({ by, said }: Ask): string =>
  by ? `the repository ${by.label}` : (said.at?.by ?? 'odpm.json');

/** Each other branch once, with the deepest of the repositories that ask for it; of the project's own links others tell. */
function deepest(node: GraphNode): ReadonlyMap<string, Ask> {
  const depthOf = (ask: Ask | undefined): number => ask?.by?.depth ?? 0;
  const asked = new Map<string, Ask>();
  for (const ask of others(node)) {
    if (!ask.by) continue;
    const wanted = wishOf(ask.link) ?? '';
    if (depthOf(asked.get(wanted)) < depthOf(ask)) asked.set(wanted, ask);
  }
  return asked;
}

function branches(node: GraphNode): Problem[] {
  const [first] = node.asks;
  if (!first || node.link.kind === 'folder') return [];
  const { label, link } = node;
  const facts = {
    label,
    taken: wishOf(link) ?? 'its default branch',
    by: askerOf(first),
    url: node.link.url,
    own: first.by === undefined,
  };
  return [...deepest(node)].map(([other, ask]) =>
    otherBranch({ ...facts, other, asker: askerOf(ask) }, ask.said.at, first.said.at),
  );
}

/** Versions are compared as far as both of them say: 3.12 is 3.12.1. */
function sameVersion(one: string, other: string): boolean {
  const [a, b] = [one.split('.'), other.split('.')];
  return a.slice(0, b.length).every((part, at) => b[at] === part);
}

/** What the project itself stands on. */
export interface Versions {
  readonly odoo: string;
  readonly python: string;
}

function versions({ label, wishes }: GraphNode, { odoo, python }: Versions): Problem[] {
  const rows: readonly (readonly [string, Said | undefined, string])[] = [
    ['Odoo', wishes?.odooVersion, odoo],
    ['Python', wishes?.python, python],
  ];
  return rows.flatMap(([what, said, own]) =>
    said && !sameVersion(said.text, own)
      ? [otherVersion({ label, what, said: said.text, own }, said.at)]
      : [],
  );
}

/** In what repositories and project differ: branches, versions of Odoo and Python. */
export const conflicts = ({ nodes }: Graph, own: Versions): Problem[] =>
  nodes.flatMap((node) => [...branches(node), ...versions(node, own)]);
