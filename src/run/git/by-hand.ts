import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { headOf, isKept, underWay } from '../../model/index.ts';
import * as say from '../tree-problems.ts';
import { leadsTo, said, words } from './in-tree.ts';
import type { InTree } from './in-tree.ts';

/** `XY path`; of a rename the old path is a word of its own behind it. */
const changedIn = (text: string): string[] =>
  words(text).flatMap((word) => /^[ MADTRCU?!]{2} (.+)$/s.exec(word)?.[1] ?? []);

/** A lower-case letter: git is told to take it for unchanged; `S`: it is left out. */
const hiddenIn = (text: string): string[] =>
  words(text).flatMap((word) => /^[a-zS] (.+)$/s.exec(word)?.[1] ?? []);

/** Python leaves these wherever it runs. */
const untracked = ['ls-files', '--others', '--exclude-standard', '--exclude=__pycache__/', '-z'];

/** Files of a work tree that differ from its commit, or that git does not know; ignored ones do not count. */
async function changes(tree: InTree): Promise<Checked<readonly string[]>> {
  const status = ['status', '--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=all'];
  const changed = await said(status, tree);
  const hidden = changed.ok ? await said(['ls-files', '-v', '-z'], tree) : changed;
  const fresh = hidden.ok ? await said(untracked, tree) : hidden;
  if (!changed.ok || !hidden.ok || !fresh.ok) return bad(...fresh.problems);
  return good([...changedIn(changed.value), ...hiddenIn(hidden.value), ...words(fresh.value)]);
}

/** Whether nobody has checked out or begun something else in a work tree; `false`: it does not matter, the commit is in what they have. */
async function takenInHand(to: string, tree: InTree): Promise<Checked<boolean>> {
  const { folder, git, place, at } = tree;
  const { files } = at.site.host;
  const { commit: own = '', ref } = await headOf(git, files);
  const isOurs = ref === undefined && (await isKept(own, git, files));
  if (!isOurs && (await leadsTo(to, own, tree))) return good(false);
  const what = await underWay(git, files);
  if (what !== undefined) return bad(say.gitTreeBusy({ folder, to, what }, place));
  const branch = ref?.replace(/^refs\/heads\//, '');
  if (branch !== undefined) return bad(say.gitTreeOnBranch({ folder, to, branch }, place));
  return isOurs ? good(true) : bad(say.gitTreeDiverged({ folder, to, own }, place));
}

/** Whether a work tree may be moved to a commit; `false`: what it stands at has that already. */
export async function mayMove(to: string, tree: InTree): Promise<Checked<boolean>> {
  const free = await takenInHand(to, tree);
  if (!free.ok || !free.value) return free;
  const changed = await changes(tree);
  if (!changed.ok) return changed;
  const { folder, place } = tree;
  const files = changed.value;
  return files.length > 0 ? bad(say.gitTreeChanged({ folder, to, files }, place)) : good(true);
}
