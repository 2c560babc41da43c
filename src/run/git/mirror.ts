import { basename, dirname, join, relative } from 'node:path';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { fetched, isWhole } from './fetch.ts';
import { inMirror, inNew } from './new.ts';
import { commitIn, historyOf } from './objects.ts';
import type { InMirror, Seeking } from './seeking.ts';
import { beside, removeOld } from './temporary.ts';
import { inTurn } from './turn.ts';

/** What is here without asking anybody: a branch may have moved, a commit does not. */
async function here(seeking: Seeking): Promise<Checked<string | undefined>> {
  const { at } = seeking;
  const { mirror, commit } = seeking.checkout;
  if (commit === undefined) return good(undefined);
  return (await at.site.host.files.stat(mirror)) ? commitIn(mirror, commit, seeking) : good(undefined);
}

/** Lock files that a killed run left: one of git's that still ends gets its time. */
async function withoutOldLocks({ folder, at }: InMirror): Promise<void> {
  const { files, clock } = at.site.host;
  const kept = join(folder, 'refs/odpm/commits');
  const names = (await files.list(kept)).map(({ name }) => join(kept, name));
  const all = ['shallow.lock', 'packed-refs.lock', 'config.lock', 'refs/odpm/last.lock'];
  const locks = [...all.map((name) => join(folder, name)), ...names.filter((name) => name.endsWith('.lock'))];
  for (const lock of locks) {
    if (!(await files.stat(lock))) continue;
    await clock.pause(2000, at.site.interrupts.signal);
    await files.remove(lock, at.projects);
  }
}

async function intoMirror(seeking: Seeking): Promise<Checked<string>> {
  const sought = await inMirror(seeking.checkout.mirror, seeking);
  await withoutOldLocks(sought);
  return fetched(await historyOf(sought), sought);
}

/** A new mirror gets its name when its first fetch is whole. */
async function intoNew(seeking: Seeking): Promise<Checked<string>> {
  const { checkout, at } = seeking;
  const folder = beside(checkout.mirror, at);
  const commit = await inNew(folder, seeking, (sought) => fetched('new', sought));
  if (!commit.ok) return commit;
  const moved = await at.site.host.files.moveFolder(folder, checkout.mirror, at.projects);
  return moved.ok ? commit : moved;
}

/** One odpm at a time fetches into a mirror, or beside it. */
export function aloneAt<T>(seeking: Seeking, work: () => Promise<Checked<T>>): Promise<Checked<T>> {
  const { checkout, at } = seeking;
  return inTurn(join(at.real, relative(at.projects, checkout.mirror)), seeking, work);
}

/** The full id of the commit that is wanted; it is in the mirror then. */
export async function obtained(seeking: Seeking): Promise<Checked<string>> {
  const { checkout, at } = seeking;
  const { commit } = checkout;
  // What another project fetches is not waited for.
  const before = commit !== undefined && isWhole(commit) ? await here(seeking) : good(undefined);
  if (!before.ok) return before;
  if (before.value !== undefined) return good(before.value);
  return aloneAt(seeking, async () => {
    await removeOld(dirname(checkout.mirror), basename(checkout.mirror), at);
    const now = await here(seeking);
    if (!now.ok) return now;
    if (now.value !== undefined) return good(now.value);
    const there = await at.site.host.files.stat(checkout.mirror);
    return there ? intoMirror(seeking) : intoNew(seeking);
  });
}
