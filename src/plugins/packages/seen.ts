import type { Look } from '../../model/index.ts';
import { validate } from './tree.generated.js';

/** From the project folder; of this machine alone. */
export const treesFile = '.odpm/state/plugins-tree.json';

/** A package's files as they were when their bytes were read last. */
export interface Seen {
  readonly tree: string;
  /** Over sizes and times. */
  readonly seen: string;
}

interface Trees {
  readonly version: 1;
  readonly trees: Readonly<Record<string, Seen>>;
}

const isTrees = (value: unknown): value is Trees => validate(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is remembered of the packages of this machine; a file that is not ours counts for nothing: bytes are read then. */
export async function readSeen(look: Look): Promise<Readonly<Record<string, Seen>>> {
  const text = await look.read(treesFile);
  const value = parsed(text.ok ? (text.value ?? '') : '');
  return isTrees(value) ? value.trees : {};
}

export const seenText = (trees: Readonly<Record<string, Seen>>): string =>
  `${JSON.stringify({ version: 1, trees }, undefined, 2)}\n`;
