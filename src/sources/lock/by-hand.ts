import type { Problem } from '../../diagnostics/index.ts';
import type { LockEntry, Look, Project } from '../../model/index.ts';
import { lockChanged } from '../lock-problems.ts';
import { commitOf } from './state.ts';
import { wantedOf } from './wanted.ts';

/** A work tree that stands where it is locked; files in it may differ from that all the same. */
export interface LockedTree {
  readonly name: string;
  readonly folder: string;
  readonly entry: LockEntry;
}

/** What has to be asked of git: files of it tell of commits alone. The repository that people work in is left to them in `developer`. */
export async function lockedTrees(project: Project, look: Look): Promise<readonly LockedTree[]> {
  const { settings, keeping } = project;
  const found = await Promise.all(
    wantedOf(project, keeping.locking?.file).map(async ({ repository, part, entry }) => {
      const { name, folder } = repository;
      if (!entry || (part === 'developing' && settings.scenario === 'developer')) return [];
      return (await commitOf(folder, look)) === entry.commit ? [{ name, folder, entry }] : [];
    }),
  );
  return found.flat();
}

/** @param changed folders in which files differ from their commit */
export const handFaults = (trees: readonly LockedTree[], changed: ReadonlySet<string>): readonly Problem[] =>
  trees
    .filter(({ folder }) => changed.has(folder))
    .map(({ name, folder, entry }) => lockChanged({ name, folder, commit: entry.commit }, entry.at));
