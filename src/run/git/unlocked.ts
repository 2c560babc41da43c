import { join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Move } from '../../model/index.ts';
import { gitTreeLocked } from '../tree-problems.ts';
import type { InTree } from './in-tree.ts';

/** How often, every 100 ms, it is looked whether a lock is gone. */
const looks = 50;

/** A lock of the index that odpm has for itself: no other program of git takes it. */
const own = 'odpm-index.lock';

/** Whether the move itself left a lock. What git keeps for an open editor is written already, and so is no more empty. */
async function isOfMove(lock: string, { to }: Move, { at: { site } }: InTree): Promise<boolean> {
  const { files } = site.host;
  if ((await files.stat(lock))?.size === 0) return true;
  const text = lock.endsWith('/HEAD.lock') ? await files.read(lock) : undefined;
  return text?.ok === true && text.value?.trim() === to;
}

/** Whether a lock may be taken away: nobody has it open who could still be at work. */
async function isLeft(lock: string, move: Move, tree: InTree): Promise<boolean> {
  const open = await tree.at.site.host.isOpen(lock);
  return open === false && (lock.endsWith(`/${own}`) || (await isOfMove(lock, move, tree)));
}

/** Waits for a git that lost its odpm: it ends by itself, at the latest when it tells how far it is. */
async function isFree(lock: string, move: Move, tree: InTree): Promise<boolean> {
  const { host, interrupts } = tree.at.site;
  for (let left = looks; left > 0; left -= 1) {
    if (!(await host.files.stat(lock)) || (await isLeft(lock, move, tree))) return true;
    await host.clock.pause(100, interrupts.signal);
    if (interrupts.code() !== undefined) return false;
  }
  return lock.endsWith(`/${own}`) && (await host.isOpen(lock)) === undefined;
}

/** Takes away the locks that a killed move left. One that may be somebody else's stays, and is told. */
export async function unlocked(move: Move, tree: InTree): Promise<Checked<void>> {
  const { git, folder, place, at } = tree;
  const { host, interrupts } = at.site;
  for (const name of ['index.lock', 'HEAD.lock', own]) {
    const lock = join(git.own, name);
    const free = await isFree(lock, move, tree);
    if (interrupts.code() !== undefined) return bad();
    if (!free) return bad(gitTreeLocked({ folder, to: move.to, lock }, place));
    const gone = await host.files.remove(lock, git.shared);
    if (!gone.ok) return gone;
  }
  return good(undefined);
}
