import { join } from 'node:path';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { strayWords, straysIn } from '../../model/index.ts';
import { said } from './in-tree.ts';
import type { InTree } from './in-tree.ts';
import { foldersAbove } from './paths.ts';

/** Removes those of these files that git does not know now either, and the folders that have nothing left. */
export async function withoutStrays(removes: readonly string[], tree: InTree): Promise<Checked<void>> {
  const { folder, at, tell } = tree;
  const { files } = at.site.host;
  const now = await said(strayWords, tree);
  if (!now.ok) return now;
  const known = new Set(straysIn(now.value));
  for (const path of removes.filter((each) => known.has(each))) {
    const gone = await files.remove(join(folder, path), folder);
    if (!gone.ok) return gone;
    tell(`removed ${path}`);
    for (const above of foldersAbove(path).map((each) => join(folder, each))) {
      if ((await files.list(above)).length > 0) break;
      await files.removeFolder(above, folder);
    }
  }
  return good(undefined);
}
