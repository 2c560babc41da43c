import { join } from 'node:path';
import { digestOf, digestOfTree } from '../../base/index.ts';
import type { FileFacts, Look } from '../../model/index.ts';

export interface Tree {
  readonly folder: string;
  /** Paths in it that are not the same on every machine. */
  readonly without: ReadonlySet<string>;
}

interface File {
  /** From the package's folder. */
  readonly path: string;
  readonly facts: FileFacts;
}

/** All that lies in a package but what is not the same everywhere, in the order of the paths. */
async function filesOf(tree: Tree, look: Look, way = ''): Promise<File[]> {
  const found: File[] = [];
  for (const { name, kind } of await look.list(join(tree.folder, way))) {
    const path = join(way, name);
    if (tree.without.has(path)) continue;
    if (kind === 'directory') {
      found.push(...(await filesOf(tree, look, path)));
      continue;
    }
    const facts = await look.stat(join(tree.folder, path));
    if (facts) found.push({ path, facts });
  }
  return found;
}

/** Which bits are set beyond that follows the user's umask. */
const runs = ({ mode }: FileFacts): string => ((mode & 0o100) === 0 ? '-' : 'x');

/** Digest over path, executable bit and bytes of every file of a package. */
export async function treeOf(tree: Tree, look: Look): Promise<string> {
  const files = await filesOf(tree, look);
  const rows = await Promise.all(
    files.map(async ({ path, facts }) => {
      const bytes = facts.kind === 'file' ? await look.digest(join(tree.folder, path)) : facts.target;
      return [path, `${facts.kind} ${runs(facts)} ${bytes ?? ''}`] as const;
    }),
  );
  return digestOfTree(rows);
}

/** Digest over what can be told of the same files without reading them. */
export async function seenOf(tree: Tree, look: Look): Promise<string> {
  const files = await filesOf(tree, look);
  const rows = files.map(({ path, facts }) => [path, facts.size, facts.modified, runs(facts)]);
  return digestOf(JSON.stringify(rows));
}
