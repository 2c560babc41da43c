import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { gitOf, headOf } from '../../model/index.ts';
import type { Move, Renew } from '../../model/index.ts';
import { gitFolderTaken } from '../git-problems.ts';
import type { GitSite } from './at.ts';
import { mayMove } from './by-hand.ts';
import { configIn } from './call.ts';
import { withEvery } from './every.ts';
import { endedHalf } from './half-moved.ts';
import type { InTree } from './in-tree.ts';
import { obtained } from './mirror.ts';
import { moved, toldOf } from './move.ts';
import type { Seeking } from './seeking.ts';
import { withoutStrays } from './strays.ts';

async function treeAt(folder: string, seeking: Seeking): Promise<Checked<InTree>> {
  const { at, place } = seeking;
  const git = await gitOf(folder, at.site.host.files);
  if (!git || git.own === git.shared) return bad(gitFolderTaken({ path: folder }, place));
  return good({ ...seeking, folder, git, own: await configIn(folder, at) });
}

/** Asks for the newest commit, and moves the tree to it where it stands elsewhere. */
async function broughtOn(tree: InTree): Promise<Checked<Move | undefined>> {
  tree.tell('asking the server for its newest commit');
  const tip = await obtained(tree);
  if (!tip.ok) return tip;
  const { commit: from = '' } = await headOf(tree.git, tree.at.site.host.files);
  if (from === tip.value) return good(undefined);
  const may = await mayMove(tip.value, tree);
  if (!may.ok) return may;
  if (!may.value) return good(undefined);
  const move = { from, to: tip.value };
  tree.tell(`moving from ${from.slice(0, 12)} to ${tip.value.slice(0, 12)}`);
  const done = await moved(move, tree);
  return done.ok ? good(move) : done;
}

async function renewed({ folder, asks, removes }: Renew, seeking: Seeking): Promise<Checked<void>> {
  const tree = await treeAt(folder, seeking);
  if (!tree.ok) return tree;
  const half = await endedHalf(tree.value);
  if (!half.ok) return half;
  const cleared = removes.length > 0 ? await withoutStrays(removes, tree.value) : good(undefined);
  if (!cleared.ok) return cleared;
  const on = asks ? await broughtOn(tree.value) : good(undefined);
  const ended = on.ok ? on.value : undefined;
  const moves = [half.value, ended].flatMap((move) => move ?? []);
  const told = await Promise.all(moves.map((move) => toldOf(move, tree.value)));
  return on.ok ? good(undefined, told) : bad(...told, ...on.problems);
}

/**
 * Brings work trees of odpm's own to what their branches are at now, several at once. What people have changed, or have
 * checked out, stays: a problem names it, and the command that gives the tree back.
 */
export const renew = (wanted: readonly Renew[], site: GitSite): Promise<readonly Problem[]> =>
  withEvery(wanted, site, renewed);
