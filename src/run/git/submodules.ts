import { join } from 'node:path';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Move } from '../../model/index.ts';
import { said, words } from './in-tree.ts';
import type { InTree } from './in-tree.ts';
import { foldersAbove } from './paths.ts';

interface Row {
  readonly path: string;
  readonly wasSubmodule: boolean;
  /** The second commit has something other than a submodule of that path. */
  readonly isOther: boolean;
}

/** `:<mode> <mode> <id> <id> <letter>`, and the path behind it. */
function rowsOf(text: string): Row[] {
  const all = words(text);
  return all.flatMap((word, at): Row[] => {
    const [, from, to] = /^:(\d{6}) (\d{6}) /.exec(word) ?? [];
    const path = all[at + 1];
    if (at % 2 === 1 || path === undefined) return [];
    return [{ path, wasSubmodule: from === '160000', isOther: to !== '160000' && to !== '000000' }];
  });
}

/**
 * Submodules that somebody has checked out where the second commit has files: git would remove what is in them, without a
 * word.
 */
export async function submodulesInTheWay({ from, to }: Move, tree: InTree): Promise<Checked<string[]>> {
  const differ = await said(['diff-tree', '-r', '-z', '--no-renames', from, to], tree);
  if (!differ.ok) return differ;
  const rows = rowsOf(differ.value);
  const others = rows.filter(({ isOther }) => isOther).map(({ path }) => path);
  const taken = new Set(others.flatMap((path) => [path, ...foldersAbove(path)]));
  const paths = rows.filter(({ path, wasSubmodule }) => wasSubmodule && taken.has(path));
  const { files } = tree.at.site.host;
  const found = await Promise.all(
    paths.map(async ({ path }) => ((await files.list(join(tree.folder, path))).length > 0 ? [path] : [])),
  );
  return good(found.flat());
}
