import { basename } from 'node:path';
import { isInside } from '../../base/index.ts';
import { identityOf, isFault, parseLink, valueAt } from '../../model/index.ts';
import type { Link, Lock, LockEntry, Project, Repository } from '../../model/index.ts';

/** A repository of a project, and what a lock has of it. */
export interface Wanted {
  readonly repository: Repository;
  /** Where it stands in a lock. */
  readonly part: 'platform' | 'developing' | 'dependencies' | 'service_sources';
  readonly entry: LockEntry | undefined;
}

/** A folder may lie elsewhere on another machine: its name tells, where nothing else does. */
const isOf =
  (link: Link) =>
  (entry: LockEntry): boolean =>
    entry.identity === identityOf(link) ||
    (link.kind === 'folder' && entry.kind === 'folder' && basename(link.path) === basename(entry.identity));

const only = (entry: LockEntry | undefined, link: Link): LockEntry | undefined =>
  entry && isOf(link)(entry) ? entry : undefined;

function named(entries: readonly LockEntry[], link: Link): LockEntry | undefined {
  const identity = identityOf(link);
  return entries.find((entry) => entry.identity === identity) ?? entries.find(isOf(link));
}

/** The repository that people work in, as the manifest links to it; else the folder where it lies. */
export function developingOf({ developing, document }: Project): Repository {
  const said = valueAt(document.root, ['developing', 'git']);
  const link = typeof said === 'string' ? parseLink(said) : developing.link;
  return isFault(link) || link.kind === 'folder' ? developing : { ...developing, link };
}

/** A commit of the repository that holds the lock itself could name none but an older one. */
const holdsLock = ({ developing, folder }: Project): boolean => isInside(developing.folder, folder);

/** Every repository that a lock has, in its order, each with what this lock has of it. */
export function wantedOf(project: Project, lock: Lock | undefined): readonly Wanted[] {
  const { platform, dependencies, serviceSources } = project;
  const developing = developingOf(project);
  return [
    { repository: platform, part: 'platform', entry: only(lock?.platform, platform.link) },
    ...(holdsLock(project)
      ? []
      : [{ repository: developing, part: 'developing', entry: lock?.developing } as const]),
    ...dependencies.map((repository) => {
      const entry = named(lock?.dependencies ?? [], repository.link);
      return { repository, part: 'dependencies', entry } as const;
    }),
    ...[...serviceSources].map(([name, repository]) => {
      const entry = only(lock?.sources.get(name), repository.link);
      return { repository, part: 'service_sources', entry } as const;
    }),
  ];
}

/** Entries that no repository has any more. That of the repository that people work in is never one. */
export function strayed(lock: Lock, wanted: readonly Wanted[]): readonly LockEntry[] {
  const used = new Set(wanted.map(({ entry }) => entry));
  const all = [...(lock.platform ? [lock.platform] : []), ...lock.dependencies, ...lock.sources.values()];
  return all.filter((entry) => !used.has(entry));
}
