import { shellWord } from '../base/index.ts';
import { problem } from '../diagnostics/index.ts';

/** A work tree of odpm's own that is to be moved, and is not; commits have 40 hex digits. */
interface Staying {
  readonly folder: string;
  readonly to: string;
}

const short = (commit: string): string => commit.slice(0, 12);

const back = ({ folder, to }: Staying): string => `git -C ${shellWord(folder)} checkout --detach ${to}`;

const most = 3;

/** The first files, and how many more. */
const named = (files: readonly string[]): string =>
  files.length > most
    ? `${files.slice(0, most).join(', ')} and ${files.length - most} more`
    : files.join(', ');

interface Changed extends Staying {
  readonly files: readonly string[];
}

export const gitTreeChanged = problem('run/git-tree-changed', {
  exit: 7,
  message: (f: Changed) =>
    `${f.folder} is not moved to commit ${short(f.to)}: it has changes of yours, in ${named(f.files)}`,
  fix: (f) => `Commit them to a branch, or put them aside: git -C ${shellWord(f.folder)} stash -u`,
});

export const gitTreeInTheWay = problem('run/git-tree-in-the-way', {
  exit: 7,
  message: (f: Changed) =>
    `${f.folder} is not moved to commit ${short(f.to)}: it would overwrite files of yours, ${named(f.files)}`,
  fix: (f) => {
    const path = shellWord(`${f.folder}/${f.files[0] ?? ''}`);
    return `Move yours away: mv ${path} ${path}.old`;
  },
});

export const gitTreeOnBranch = problem('run/git-tree-on-branch', {
  exit: 7,
  message: (f: Staying & { branch: string }) =>
    `${f.folder} is not moved to commit ${short(f.to)}: your branch ${f.branch} is checked out there`,
  fix: (f) => `Move the tree yourself; your branch is kept: ${back(f)}`,
});

export const gitTreeDiverged = problem('run/git-tree-diverged', {
  exit: 7,
  message: (f: Staying & { own: string }) =>
    `${f.folder} is not moved to commit ${short(f.to)}: it stands at a commit of yours, ${short(f.own)}`,
  fix: (f) =>
    `Keep your commit on a branch, and move the tree yourself: git -C ${shellWord(f.folder)} branch mine-${short(f.own)} && ${back(f)}`,
});

export const gitTreeBusy = problem('run/git-tree-busy', {
  exit: 7,
  message: (f: Staying & { what: string }) =>
    `${f.folder} is not moved to commit ${short(f.to)}: ${f.what} is under way there`,
  fix: (f) => `Finish or abort it; git says how: git -C ${shellWord(f.folder)} status`,
});

export const gitTreeHalfMoved = problem('run/git-tree-half-moved', {
  exit: 7,
  message: (f: Changed) =>
    `the move of ${f.folder} to commit ${short(f.to)} was interrupted, and files were changed since: ${named(f.files)}`,
  fix: (f) =>
    `Copy what you need of them elsewhere, then complete the move: git -C ${shellWord(f.folder)} checkout --force --detach ${f.to}`,
});

export const gitTreeLocked = problem('run/git-tree-locked', {
  exit: 7,
  message: (f: Staying & { lock: string }) =>
    `${f.folder} is not moved to commit ${short(f.to)}: there is a lock of git, ${f.lock}`,
  fix: (f) =>
    `End what is open there, a commit in an editor for instance; where nothing is: rm ${shellWord(f.lock)}`,
});

interface Moved {
  readonly folder: string;
  readonly url: string;
  readonly ref: string | undefined;
  readonly from: string;
  readonly to: string;
}

const branchOf = ({ ref, url }: Moved): string => `${ref ?? 'the default branch'} of ${url}`;

export const gitTreeMoved = problem('run/git-tree-moved', {
  severity: 'note',
  message: (f: Moved) => `${branchOf(f)} has moved from ${short(f.from)} to ${short(f.to)}`,
  fix: (f) =>
    `To see the new commits: git -C ${shellWord(f.folder)} log --oneline ${short(f.from)}..${short(f.to)}`,
});

export const gitTreeRewritten = problem('run/git-tree-rewritten', {
  severity: 'warning',
  message: (f: Moved) =>
    `${branchOf(f)} was force-pushed, from ${short(f.from)} to ${short(f.to)}: commits were removed from it`,
  fix: (f) =>
    `To see the removed commits: git -C ${shellWord(f.folder)} log --oneline ${short(f.to)}..${short(f.from)}`,
});
