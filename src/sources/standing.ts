import { join } from 'node:path';
import { isInside } from '../base/index.ts';
import { gitOf, headOf, partedFrom } from '../model/index.ts';
import type { GitFolders, Look } from '../model/index.ts';

/** How the files of a git repository lie where they should. */
export type Standing =
  | { readonly is: 'absent' }
  /** A work tree of the mirror, or of odpm 4; `commit` has 40 hex digits. */
  | {
      readonly is: 'tree';
      readonly commit: string;
      readonly branch: string | undefined;
      readonly git: GitFolders;
    }
  /** A work tree of the mirror that has lost it, as both were moved. */
  | { readonly is: 'parted' }
  /** Something that is no work tree of the mirror. */
  | { readonly is: 'other' };

interface At {
  readonly folder: string;
  readonly mirror: string;
  /** A working tree that odpm 4 left, used as it is. */
  readonly old?: true;
}

/** Git writes down where the mirror lies with every link on the way followed. */
async function isOf(mirror: string, { own }: GitFolders, look: Look): Promise<boolean> {
  if (isInside(join(mirror, 'worktrees'), own)) return true;
  const real = await look.real(mirror);
  return real !== undefined && isInside(join(real, 'worktrees'), own);
}

/** Asks no program. */
export async function standing({ folder, mirror, old }: At, look: Look): Promise<Standing> {
  if (!(await look.stat(folder))) return { is: 'absent' };
  const git = await gitOf(folder, look);
  if (!git) return { is: 'other' };
  if (!old && !(await isOf(mirror, git, look)))
    return { is: (await partedFrom(mirror, { folder, own: git.own }, look)) ? 'parted' : 'other' };
  const { commit, ref } = await headOf(git, look);
  // Without its mirror it is at no commit.
  if (commit === undefined) return { is: 'other' };
  return { is: 'tree', commit, branch: ref?.replace(/^refs\/heads\//, ''), git };
}
