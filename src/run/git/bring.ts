import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../../diagnostics/index.ts';
import { gitOf } from '../../model/index.ts';
import type { Bring } from '../../model/index.ts';
import { gitFolderTaken } from '../git-problems.ts';
import type { At, EarlySite, GitSite } from './at.ts';
import { cloned } from './clone.ts';
import { withEvery, withOne } from './every.ts';
import { obtained } from './mirror.ts';
import { reunited } from './reunite.ts';
import type { Seeking } from './seeking.ts';
import { tree, withoutOldTrees } from './tree.ts';

/** Two projects may want one tree, which has the same bytes for both: the second finds it there. */
async function isTreeOf(mirror: string, folder: string, { site: { host } }: At): Promise<boolean> {
  const git = await gitOf(folder, host.files);
  if (!git || git.own === git.shared) return false;
  return (await host.files.real(git.shared)) === (await host.files.real(mirror));
}

async function treeAt(folder: string, seeking: Seeking): Promise<Checked<void>> {
  const { checkout, place, at } = seeking;
  const { site } = at;
  if (await site.host.files.stat(folder)) {
    if (await isTreeOf(checkout.mirror, folder, at)) return good(undefined);
    const reunion = await reunited(folder, seeking);
    if (!reunion.ok) return reunion;
    return reunion.value ? good(undefined) : bad(gitFolderTaken({ path: folder }, place));
  }
  await withoutOldTrees(folder, seeking);
  const commit = await obtained(seeking);
  return commit.ok ? tree(commit.value, folder, seeking) : commit;
}

const brought = ({ as, folder }: Bring, seeking: Seeking): Promise<Checked<void>> =>
  as === 'clone' ? cloned(folder, seeking) : treeAt(folder, seeking);

/**
 * Brings repositories, several at once: each into the mirror that all projects share, where its commit is not there yet,
 * and from there into the folder that has its files. One that fails stops none of the others; what it began is removed.
 */
export const bring = (wanted: readonly Bring[], site: GitSite): Promise<readonly Problem[]> =>
  withEvery(wanted, site, brought);

/** Brings one repository before anything else is known of a project. */
export const bringAlone = (wanted: Bring, place: Place, site: EarlySite): Promise<readonly Problem[]> =>
  withOne(wanted, { place, site }, brought);
