import { join, relative } from 'node:path';
import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { gitOf, partedFrom } from '../../model/index.ts';
import type { Seeking } from './seeking.ts';

/**
 * Tells a work tree, and its mirror of it, where both lie since their folder was moved. `false`: it is none of the mirror's.
 * Git's own `worktree repair` takes every tree that the mirror has ever had: those of a folder that was copied, too.
 */
export async function reunited(folder: string, { checkout, tell, at }: Seeking): Promise<Checked<boolean>> {
  const { files } = at.site.host;
  const git = await gitOf(folder, files);
  const kept = git && (await partedFrom(checkout.mirror, { folder, own: git.own }, files));
  if (kept === undefined) return good(false);
  tell('is linked to its mirror again');
  const options = { owner: 'odpm', mode: 0o644, within: at.projects } as const;
  const known = await files.write(join(kept, 'gitdir'), `${folder}/.git\n`, options);
  if (!known.ok) return known;
  const own = join(at.real, relative(at.projects, kept));
  const told = await files.write(join(folder, '.git'), `gitdir: ${own}\n`, options);
  return told.ok ? good(true) : told;
}
