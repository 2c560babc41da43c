import { join, relative } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../../diagnostics/index.ts';
import { gitOf, originOf } from '../../model/index.ts';
import type { Bring, Project } from '../../model/index.ts';
import { gitFolderTaken } from '../git-problems.ts';
import type { At, EarlySite, GitSite } from './at.ts';
import { begun } from './begun.ts';
import { cloned } from './clone.ts';
import { obtained } from './mirror.ts';
import type { Seeking } from './seeking.ts';
import { tree, withoutOldTrees } from './tree.ts';
import { inTurn } from './turn.ts';

/** Where the manifest asks for what is to lie in a folder. */
function placeOf(folder: string, { platform, dependencies, serviceSources, document }: Project): Place {
  const all = [platform, ...dependencies, ...serviceSources.values()];
  const at = all.find((each) => each.folder === folder)?.at;
  return at === undefined ? undefined : originOf(document.origins, at);
}

/** Two projects may want one tree, which has the same bytes for both: the second finds it there. */
async function isTreeOf(mirror: string, folder: string, { site: { host } }: At): Promise<boolean> {
  const git = await gitOf(folder, host.files);
  if (!git || git.own === git.shared) return false;
  return (await host.files.real(git.shared)) === (await host.files.real(mirror));
}

async function treeAt(folder: string, seeking: Seeking): Promise<Checked<void>> {
  const { checkout, place, at } = seeking;
  const { site } = at;
  if (await site.host.files.stat(folder))
    return (await isTreeOf(checkout.mirror, folder, at))
      ? good(undefined)
      : bad(gitFolderTaken({ path: folder }, place));
  await withoutOldTrees(folder, seeking);
  const commit = await obtained(seeking);
  return commit.ok ? tree(commit.value, folder, seeking) : commit;
}

async function one({ as, name, checkout, folder }: Bring, place: Place, at: At): Promise<readonly Problem[]> {
  const { progress } = at.site;
  const tell = (text: string): void => progress.line(`${name}: ${text}`);
  const count = (text: string): void => progress.count(name, text);
  const seeking = { checkout, place, tell, count, at };
  const named = join(at.real, relative(at.projects, folder));
  const brought = as === 'clone' ? cloned : treeAt;
  const { problems } = await inTurn(named, seeking, () => brought(folder, seeking));
  progress.count(name, undefined);
  return problems;
}

/**
 * Brings repositories, several at once: each into the mirror that all projects share, where its commit is not there yet,
 * and from there into the folder that has its files. One that fails stops none of the others; what it began is removed.
 */
export async function bring(wanted: readonly Bring[], site: GitSite): Promise<readonly Problem[]> {
  const at = await begun(site);
  if (!at.ok) return at.problems;
  const all = wanted.map((each) => one(each, placeOf(each.folder, site.project), at.value));
  const problems = (await Promise.all(all)).flat();
  return site.interrupts.code() === undefined ? problems : [];
}

/** Brings one repository before anything else is known of a project. */
export async function bringAlone(wanted: Bring, place: Place, site: EarlySite): Promise<readonly Problem[]> {
  const at = await begun(site);
  if (!at.ok) return at.problems;
  const problems = await one(wanted, place, at.value);
  return site.interrupts.code() === undefined ? problems : [];
}
