import { wishOf } from '../../model/index.ts';
import type { Look } from '../../model/index.ts';
import { standing } from '../standing.ts';
import { others } from './conflicts.ts';
import type { Ask, Graph, GraphNode } from './graph.ts';

/** A repository as it is drawn. */
export interface Drawn {
  /** `github.com/OCA/web`, or its folder. */
  readonly name: string;
  /** Branch, commit or both; `undefined`: its default branch. */
  readonly wanted: string | undefined;
  /** A folder used in place, a work tree, or neither is there yet: then nobody knows what it needs. */
  readonly is: 'folder' | 'tree' | 'absent';
  /** Where a work tree stands. */
  readonly commit: string | undefined;
  /** Absolute. */
  readonly folder: string;
}

/** Who asks for it. */
export interface Edge {
  /** `undefined`: the project. */
  readonly from: string | undefined;
  readonly to: string;
  readonly wanted: string | undefined;
  /** It asks for another branch or commit than is used. */
  readonly other: boolean;
}

export interface Drawing {
  /** The project folder. */
  readonly project: string;
  readonly repositories: readonly Drawn[];
  readonly edges: readonly Edge[];
  /** What repositories need themselves is looked at. */
  readonly deep: boolean;
}

async function drawn(node: GraphNode, look: Look): Promise<Drawn> {
  const { label, folder, checkout, link, here, old } = node;
  const known = { name: label, wanted: wishOf(link), folder };
  if (!here) return { ...known, is: 'absent', commit: undefined };
  if (!checkout) return { ...known, is: 'folder', commit: undefined };
  const found = await standing({ folder, mirror: checkout.mirror, ...(old && { old }) }, look);
  return { ...known, is: 'tree', commit: found.is === 'tree' ? found.commit : undefined };
}

function edgesOf(node: GraphNode): Edge[] {
  const differing = new Set<Ask>(others(node));
  return node.asks.map((ask) => ({
    from: ask.by?.label,
    to: node.label,
    wanted: wishOf(ask.link),
    other: differing.has(ask),
  }));
}

interface Whose {
  readonly project: string;
  readonly deep: boolean;
}

/** Looks where the repositories of a graph stand. */
export async function drawingOf({ nodes }: Graph, { project, deep }: Whose, look: Look): Promise<Drawing> {
  const repositories = await Promise.all(nodes.map((node) => drawn(node, look)));
  return { project, deep, repositories, edges: nodes.flatMap(edgesOf) };
}
