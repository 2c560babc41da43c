import type { Checked } from '../diagnostics/index.ts';
import type { GitSite, Sought } from './git/index.ts';

/** As `commitsOf` of git, which is loaded for it. */
export const commitsNow = async (
  sought: readonly Sought[],
  site: GitSite,
): Promise<Checked<readonly string[]>> => (await import('./git/index.ts')).commitsOf(sought, site);

/** As `isDirty` of git, which is loaded for it. */
export const changedByHand = async (folder: string, site: GitSite): Promise<Checked<boolean>> =>
  (await import('./git/index.ts')).isDirty(folder, site);
