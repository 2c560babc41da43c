import { basename, dirname, join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { failed } from '../exec.ts';
import { call, configIn } from './call.ts';
import { faultOf } from './fault.ts';
import type { Seeking } from './seeking.ts';
import { beside, leftOf, removed } from './temporary.ts';

/** Removes a work tree that was not made whole, and what its mirror knows of it. */
async function undone(folder: string, { checkout, at }: Seeking): Promise<void> {
  await removed(folder, at);
  await removed(join(checkout.mirror, 'worktrees', basename(folder)), at);
}

/** Takes away work trees that killed runs left half made. */
export async function withoutOldTrees(folder: string, seeking: Seeking): Promise<void> {
  const place = dirname(folder);
  for (const old of await leftOf(place, basename(folder), seeking.at))
    await undone(join(place, old), seeking);
}

/**
 * Gives a work tree its name. The mirror learns the new place first: a run that is killed in between leaves a mirror that
 * points to nothing, not a tree that git takes for lost.
 */
async function placed(temporary: string, folder: string, { checkout, at }: Seeking): Promise<Checked<void>> {
  const { files } = at.site.host;
  const file = join(checkout.mirror, 'worktrees', basename(temporary), 'gitdir');
  const options = { owner: 'odpm', mode: 0o644, within: at.projects } as const;
  const told = await files.write(file, `${folder}/.git\n`, options);
  return told.ok ? files.moveFolder(temporary, folder, at.projects) : told;
}

async function checkedOut(commit: string, temporary: string, seeking: Seeking): Promise<Checked<void>> {
  const { checkout, tell, at } = seeking;
  const own = await configIn(checkout.mirror, at);
  const words = ['worktree', 'add', '--detach', temporary, commit];
  tell('checking out files');
  const ended = await call({ words, folder: checkout.mirror, own }, at);
  if (at.site.interrupts.code() !== undefined) return bad();
  const sought = { ...seeking, folder: checkout.mirror, own, address: checkout.url };
  return failed(ended) ? bad(faultOf(ended, 'worktree', sought)) : good(undefined);
}

/** Makes a work tree at a commit that the mirror has; the folder is there when it is whole. */
export async function tree(commit: string, folder: string, seeking: Seeking): Promise<Checked<void>> {
  const { at } = seeking;
  const made = await at.site.host.files.makeFolder(dirname(folder), { mode: 0o755, within: at.projects });
  if (!made.ok) return made;
  const temporary = beside(folder, at);
  const out = await checkedOut(commit, temporary, seeking);
  const done = out.ok ? await placed(temporary, folder, seeking) : out;
  if (!done.ok) await undone(temporary, seeking);
  return done;
}
