import { join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { headOf, moveBegun, moveFile } from '../../model/index.ts';
import type { Move } from '../../model/index.ts';
import { gitTreeHalfMoved } from '../tree-problems.ts';
import type { Call } from './call.ts';
import { inTree, said, words } from './in-tree.ts';
import type { InTree } from './in-tree.ts';
import { endedMove } from './move.ts';
import { foldersAbove } from './paths.ts';
import { submodulesInTheWay } from './submodules.ts';
import { unlocked } from './unlocked.ts';

/** How the files of a folder differ from a commit. */
interface Compared {
  /** Those that the commit has with other content. */
  readonly changed: ReadonlySet<string>;
  /** Those that the commit has and the folder has not. */
  readonly gone: ReadonlySet<string>;
  /** Those that the commit has not, ignored ones too. */
  readonly others: ReadonlySet<string>;
}

/** An index of its own: that of the folder stays as it is. */
const indexOf = ({ git }: InTree): string => join(git.own, 'odpm-index');

const inIndex = (tree: InTree): Pick<Call, 'more'> => ({ more: { GIT_INDEX_FILE: indexOf(tree) } });

async function comparedWith(commit: string, tree: InTree): Promise<Checked<Compared>> {
  const index = inIndex(tree);
  const filled = await said(['read-tree', commit], tree, index);
  if (!filled.ok) return filled;
  // Ends with 1 where something differs.
  await inTree(['update-index', '-q', '--refresh'], tree, index);
  const differ = ['diff-files', '--name-only', '-z', '--ignore-submodules=all'];
  const changed = await said([...differ, '--diff-filter=d'], tree, index);
  const gone = changed.ok ? await said([...differ, '--diff-filter=D'], tree, index) : changed;
  const others = gone.ok ? await said(['ls-files', '--others', '-z'], tree, index) : gone;
  if (!changed.ok || !gone.ok || !others.ok) return bad(...others.problems);
  const set = ({ value }: { readonly value: string }): Set<string> => new Set(words(value));
  return good({ changed: set(changed), gone: set(gone), others: set(others) });
}

/** Whether a file has the first bytes of what the index has for it: git was writing it. */
async function isBegun(path: string, tree: InTree): Promise<boolean> {
  const { files } = tree.at.site.host;
  const whole = join(tree.git.own, 'odpm-files');
  await inTree(['checkout-index', '--force', `--prefix=${whole}/`, '--', path], tree, inIndex(tree));
  const there = await files.stat(join(tree.folder, path));
  const begun = await files.digest(join(tree.folder, path));
  const wanted = await files.digest(join(whole, path), there?.size);
  await files.removeFolder(whole, tree.git.shared);
  return there?.kind === 'file' && begun !== undefined && begun === wanted;
}

/** What neither commit has, in a folder where the second has a file, or in place of a folder of its files. */
function inTheWay(before: Compared, after: Compared): string[] {
  const folders = new Set([...after.gone].flatMap(foldersAbove));
  return [...after.others].filter((path) => {
    // Of a repository in the folder git tells no more than its name.
    const name = path.replace(/\/$/, '');
    const isThere = [name, ...foldersAbove(name)].some((each) => after.gone.has(each)) || folders.has(name);
    return isThere && before.others.has(path);
  });
}

/** Files that are neither as the one commit has them nor as the other: somebody has changed them since. */
async function strangers({ from, to }: Move, tree: InTree): Promise<Checked<readonly string[]>> {
  const before = await comparedWith(from, tree);
  const after = before.ok ? await comparedWith(to, tree) : before;
  if (!before.ok || !after.ok) return bad(...after.problems);
  const isAsBefore = (path: string): boolean =>
    !before.value.changed.has(path) && !before.value.others.has(path);
  const unlike = [...after.value.changed].filter((path) => !isAsBefore(path));
  const theirs: string[] = [];
  for (const path of unlike) if (!(await isBegun(path, tree))) theirs.push(path);
  // Of what the commit has no more: as it was it goes, and what neither has stays.
  const left = [...after.value.others].filter((path) => before.value.changed.has(path));
  return good([...theirs, ...left, ...inTheWay(before.value, after.value)]);
}

async function ended(move: Move, tree: InTree): Promise<Checked<void>> {
  const free = await unlocked(move, tree);
  if (!free.ok) return free;
  const changed = await strangers(move, tree);
  const submodules = changed.ok ? await submodulesInTheWay(move, tree) : changed;
  await tree.at.site.host.files.remove(indexOf(tree), tree.git.shared);
  if (!changed.ok || !submodules.ok) return bad(...submodules.problems);
  const files = [...changed.value, ...submodules.value];
  if (files.length === 0) return endedMove(move, tree);
  const { folder, place } = tree;
  return bad(gitTreeHalfMoved({ folder, to: move.to, files }, place));
}

/** Ends a move that was interrupted, if there is one, unless somebody has changed files of it since; the move, when it did. */
export async function endedHalf(tree: InTree): Promise<Checked<Move | undefined>> {
  const { git, tell, at } = tree;
  const { files } = at.site.host;
  const move = await moveBegun(git, files);
  if (!move) return good(undefined);
  const { commit, ref } = await headOf(git, files);
  if (ref !== undefined || (commit !== move.from && commit !== move.to)) {
    // Somebody has taken the tree in hand.
    const forgotten = await files.remove(join(git.own, moveFile), git.shared);
    return forgotten.ok ? good(undefined) : forgotten;
  }
  tell(`ends what was interrupted: the move to ${move.to.slice(0, 12)}`);
  const done = await ended(move, tree);
  return done.ok ? good(move) : done;
}
