import type { Place, Problem } from '../../diagnostics/index.ts';
import { identityOf, originOf } from '../../model/index.ts';
import type { Keeping, Link, LockEntry, Look, Project, Repository } from '../../model/index.ts';
import * as say from '../lock-problems.ts';
import { standing } from '../standing.ts';
import { commitOf, digestOfFolder } from './state.ts';
import { venvFaults } from './venv.ts';
import { developingOf, strayed, wantedOf } from './wanted.ts';
import type { Wanted } from './wanted.ts';

/** How closely a lock is looked at. */
export interface Strictness {
  /** Folders without git are read through, and work trees are looked at too. */
  readonly closely: boolean;
  /** Repositories have to be brought yet: which others they ask for is not known. */
  readonly awaited: boolean;
}

type GitLink = Extract<Link, { kind: 'git' }>;

interface At {
  readonly project: Project;
  readonly look: Look;
  readonly how: Strictness;
}

const placeOf = ({ at }: Repository, { document }: Project): Place => originOf(document.origins, at);

const short = (commit: string): string => commit.slice(0, 12);

/** Whether one of two commits is the other, perhaps with fewer digits. */
const same = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** What a link wants otherwise than it is locked: another commit, or the end of another branch. */
function otherwise(link: GitLink, locked: string, entry: LockEntry | undefined) {
  const commit = link.commit?.toLowerCase();
  if (commit !== undefined)
    return same(commit, locked) ? undefined : { wanted: short(commit), locked: short(locked) };
  const { ref } = link;
  const branch = entry?.branch;
  return ref === undefined || branch === undefined || ref === branch
    ? undefined
    : { wanted: ref, locked: branch };
}

/** A link that is not locked, or has changed since it was. */
function behind({ repository, entry }: Wanted, link: GitLink, project: Project): Problem[] {
  const { name } = repository;
  const locked = entry?.commit ?? project.keeping.locked.get(link.canonical);
  const place = placeOf(repository, project);
  if (locked === undefined) return [say.lockMissing({ name }, place)];
  const other = otherwise(link, locked, entry);
  return other ? [say.lockBehind({ name, ...other }, place, entry?.at)] : [];
}

/** A work tree of odpm's that stands elsewhere, or is none. */
async function treeFaults({ repository, entry }: Wanted, { look, how }: At): Promise<Problem[]> {
  const { name, folder, checkout, old } = repository;
  if (!how.closely || !checkout || !entry) return [];
  const found = await standing({ folder, mirror: checkout.mirror, ...(old && { old }) }, look);
  if (found.is === 'absent' || found.is === 'parted') return [];
  if (found.is === 'other')
    return unverifiable(name, entry, { because: `${folder} is not a work tree of it`, mend: 'Move it away' });
  return found.commit === entry.commit ? [] : [elsewhere(name, folder, { found: found.commit, entry })];
}

const unverifiable = (
  name: string,
  entry: LockEntry,
  why: { readonly because: string; readonly mend: string },
): Problem[] => [say.lockUnverifiable({ name, ...why }, entry.at)];

const elsewhere = (
  name: string,
  folder: string,
  { found, entry }: { readonly found: string; readonly entry: LockEntry },
): Problem => say.lockElsewhere({ name, folder, found, locked: entry.commit }, entry.at);

/** A folder that is used in place, as its files and those of git have it. */
async function folderFaults(
  { name, folder }: Repository,
  entry: LockEntry,
  { look, how }: At,
): Promise<Problem[]> {
  const because = (words: string, mend: string): Problem[] =>
    unverifiable(name, entry, { because: words, mend });
  const { commit } = entry;
  if (commit.endsWith('-dirty'))
    return because('it was locked with changes that no commit has', 'Commit them or take them back');
  if (commit.startsWith('sha256:')) {
    if (!how.closely) return [];
    const found = await digestOfFolder(folder, look);
    return found === commit ? [] : [elsewhere(name, folder, { found, entry })];
  }
  if (!/^[0-9a-f]{40}$/.test(commit)) return because(`"${commit}" is not a commit`, 'Remove the entry');
  const found = await commitOf(folder, look);
  if (found === undefined)
    return because(`${folder} is at no commit that can be read`, 'Check a commit out there');
  return found === commit ? [] : [elsewhere(name, folder, { found, entry })];
}

async function faultsOf(wanted: Wanted, at: At): Promise<Problem[]> {
  const { repository, part, entry } = wanted;
  const { settings, keeping } = at.project;
  if (part === 'developing') {
    const verified = settings.scenario !== 'developer' && entry !== undefined;
    return verified ? folderFaults(repository, entry, at) : [];
  }
  const { link } = repository;
  if (link.kind === 'git') return [...behind(wanted, link, at.project), ...(await treeFaults(wanted, at))];
  if (entry) return folderFaults(repository, entry, at);
  const { name } = repository;
  return keeping.locking?.file ? [say.lockMissing({ name }, placeOf(repository, at.project))] : [];
}

/** Commits of the manifest that the file has otherwise. */
function differences({ locking }: Keeping): Problem[] {
  const { file, agreed = [] } = locking ?? {};
  if (!file) return [];
  const all = [...(file.platform ? [file.platform] : []), ...file.dependencies, ...file.sources.values()];
  return agreed.flatMap(({ identity, commit, at }) => {
    const entry = all.find((each) => each.identity === identity);
    return !entry || same(entry.commit, commit)
      ? []
      : [say.lockDiffers({ repository: identity, manifest: commit, file: entry.commit }, at, entry.at)];
  });
}

/** What is locked for nobody. Which dependencies there are is known when all repositories are there. */
function unused(wanted: readonly Wanted[], { project, how }: At): Problem[] {
  const { file, agreed = [] } = project.keeping.locking ?? {};
  const known = new Set(
    [...wanted.map(({ repository }) => repository), developingOf(project)].map(identityIn),
  );
  const lost = how.awaited ? [] : agreed.filter(({ identity }) => !known.has(identity));
  const entries = (file ? strayed(file, wanted) : []).filter(
    (entry) => !how.awaited || !file?.dependencies.includes(entry),
  );
  return [...lost, ...entries].map(({ identity, at }) => say.lockStale({ url: identity }, at));
}

const identityIn = ({ link }: Repository): string => identityOf(link);

/** Everything in which a lock and the repositories of a project differ. No program is asked. */
export async function lockFaults(project: Project, look: Look, how: Strictness): Promise<Problem[]> {
  const at = { project, look, how };
  const wanted = wantedOf(project, project.keeping.locking?.file);
  const found = await Promise.all(wanted.map((each) => faultsOf(each, at)));
  return [...differences(project.keeping), ...found.flat(), ...unused(wanted, at)];
}

/** What moves by itself: a branch, or a tag that somebody sets anew; a commit and a folder do not. */
export const moves = (link: Link): boolean => link.kind === 'git' && link.commit === undefined;

/**
 * As `lockFaults`, as closely as can be, everything an error; a lock has to be there. `locks.venv` is compared, too.
 * @param awaited repositories are not here, so that it is not known which others they ask for
 */
export async function checkedLock(project: Project, look: Look, awaited: boolean): Promise<Problem[]> {
  const { file } = project.keeping.locking ?? {};
  if (!file) return [say.lockAbsent({})];
  const faults = await lockFaults(project, look, { closely: true, awaited });
  return [...faults, ...(await venvFaults(project, look))].map((each) =>
    each.severity === 'note' ? each : { ...each, severity: 'error' },
  );
}
