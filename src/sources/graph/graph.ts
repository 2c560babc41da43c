import type { Problem } from '../../diagnostics/index.ts';
import type { Keeping, Link, Look, Placed } from '../../model/index.ts';
import type { ReadWishes, Said, Wishes } from './said.ts';

/** Somebody asks for a repository. */
export interface Ask {
  /** The repository that asks; `undefined`: this project. */
  readonly by: GraphNode | undefined;
  readonly link: Link;
  readonly said: Said;
}

/** A repository that somebody asks for. */
export interface GraphNode extends Placed {
  /** What repositories are compared by. */
  readonly identity: string;
  /** As people call it: `github.com/OCA/web`, or its folder. */
  readonly label: string;
  readonly link: Link;
  /** How many ask one another up to it: 1 for what the project itself asks for. */
  readonly depth: number;
  /** In the order of asking; that of the project first, the first one decides. */
  readonly asks: Ask[];
  /** Whether its files are here, so that it is known what it asks for. */
  here: boolean;
  wishes: Wishes | undefined;
  /** What it asks for, in order; a repository that is asked for by it again and again stands once. */
  needs: readonly Ask[];
}

/** What this project and its dependencies ask for. */
export interface Graph {
  /** What the project asks for. */
  readonly seeds: readonly Ask[];
  /** Nearest first, in the order of asking. */
  readonly nodes: readonly GraphNode[];
  /** With what was looked for on the way. */
  readonly keeping: Keeping;
  readonly problems: readonly Problem[];
}

export interface Seeds {
  /** Links of the project, in manifest order. */
  readonly dependencies: readonly Said[];
  /** Of Odoo: the branch of those who say none. */
  readonly version: string;
  readonly keeping: Keeping;
  /** What repositories are compared by, of those that the project has anyway: its own, and the platform. */
  readonly own: ReadonlySet<string>;
  /** `false`: repositories are not asked what they need themselves. */
  readonly deep: boolean;
}

/** How the files of repositories are read. */
export interface Reading {
  readonly look: Look;
  readonly read: ReadWishes;
  /** Where repositories lie, with what odpm 4 left of these. */
  readonly known: (links: readonly Link[], keeping: Keeping) => Promise<Keeping>;
}
