import { both, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import type { Bring } from '../model/index.ts';
import type { GitSite, Sought } from './git/index.ts';

interface Answers {
  readonly commits: readonly string[];
  readonly changed: ReadonlySet<string>;
}

/** As `changedIn` of git, which is loaded for it. */
export const changedByHand = async (
  folders: readonly string[],
  site: GitSite,
): Promise<Checked<ReadonlySet<string>>> =>
  folders.length === 0 ? good(new Set()) : (await import('./git/index.ts')).changedIn(folders, site);

/** The full ids of the commits that servers have for what is sought, in its order, and which work trees have changes. */
export async function answered(
  sought: readonly Sought[],
  trees: readonly string[],
  site: GitSite,
): Promise<Checked<Answers>> {
  const commits =
    sought.length === 0 ? good([]) : await (await import('./git/index.ts')).commitsOf(sought, site);
  const all = both(commits, await changedByHand(trees, site));
  return all.ok ? good({ commits: all.value[0], changed: all.value[1] }, all.problems) : all;
}

/** As `bring` of git, which is loaded for it. */
export const broughtHere = async (wanted: readonly Bring[], site: GitSite): Promise<readonly Problem[]> =>
  (await import('./git/index.ts')).bring(wanted, site);
