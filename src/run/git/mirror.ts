import { basename, dirname, join, relative } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { failed } from '../exec.ts';
import { call, configIn } from './call.ts';
import { faultOf } from './fault.ts';
import { fetched, historyOf, isWhole } from './fetch.ts';
import type { History } from './fetch.ts';
import { commitIn } from './objects.ts';
import { addressOf, noConfig } from './own-config.ts';
import type { InMirror, Seeking } from './seeking.ts';
import { beside, removed, removeOld } from './temporary.ts';
import { inTurn } from './turn.ts';

/** What is here without asking anybody: a branch may have moved, a commit does not. */
async function here(seeking: Seeking): Promise<Checked<string | undefined>> {
  const { at } = seeking;
  const { mirror, commit } = seeking.checkout;
  if (commit === undefined) return good(undefined);
  return (await at.site.host.files.stat(mirror)) ? commitIn(mirror, commit, seeking) : good(undefined);
}

async function inMirror(folder: string, seeking: Seeking): Promise<InMirror> {
  const own = await configIn(folder, seeking.at);
  return { ...seeking, folder, own, address: addressOf(seeking.checkout.url, own) };
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
  const { files } = at.site.host;
  const folder = beside(checkout.mirror, at);
  const made = await files.makeFolder(folder, { mode: 0o755, within: at.projects });
  if (!made.ok) return made;
  const commit = await filled(folder, seeking);
  if (!commit.ok) {
    await removed(folder, at);
    return commit;
  }
  const moved = await files.moveFolder(folder, checkout.mirror, at.projects);
  return moved.ok ? commit : moved;
}

async function filled(folder: string, seeking: Seeking): Promise<Checked<string>> {
  const { at } = seeking;
  const words = ['init', '--quiet', '--bare', '--template=', '.'];
  const ended = await call({ words, folder }, at);
  const sought = { ...seeking, folder, own: noConfig, address: seeking.checkout.url };
  if (failed(ended)) return bad(faultOf(ended, 'init', sought));
  const history: History = 'new';
  const commit = await fetched(history, await inMirror(folder, seeking));
  return at.site.interrupts.code() === undefined ? commit : bad();
}

/** The full id of the commit that is wanted; it is in the mirror then. One odpm at a time fetches into a mirror. */
export async function obtained(seeking: Seeking): Promise<Checked<string>> {
  const { checkout, at } = seeking;
  const { commit } = checkout;
  // What another project fetches is not waited for.
  const before = commit !== undefined && isWhole(commit) ? await here(seeking) : good(undefined);
  if (!before.ok) return before;
  if (before.value !== undefined) return good(before.value);
  const named = join(at.real, relative(at.projects, checkout.mirror));
  return inTurn(named, seeking, async () => {
    await removeOld(dirname(checkout.mirror), basename(checkout.mirror), at);
    const now = await here(seeking);
    if (!now.ok) return now;
    if (now.value !== undefined) return good(now.value);
    const there = await at.site.host.files.stat(checkout.mirror);
    return there ? intoMirror(seeking) : intoNew(seeking);
  });
}
