import type { Link } from './link.ts';

/** What of a repository is asked for, in words: its branch, commit or both; `undefined`: its default branch. */
export const wishOf = ({ ref, commit }: Link & { readonly commit?: string }): string | undefined =>
  commit === undefined ? ref : [ref, commit.slice(0, 12)].filter((word) => word !== undefined).join(' ');

const commitOf = (link: Link): string | undefined =>
  link.kind === 'git' ? link.commit?.toLowerCase() : undefined;

/** Whether one asks for another branch or commit than is taken; who names none asks for none. */
export function differ(taken: Link, other: Link): boolean {
  // A folder is used as it stands.
  if (taken.kind === 'folder' || (other.ref === undefined && commitOf(other) === undefined)) return false;
  const [mine, theirs] = [commitOf(taken), commitOf(other)];
  if (mine !== undefined && theirs !== undefined) return !mine.startsWith(theirs) && !theirs.startsWith(mine);
  // A commit alone says nothing of branches.
  if (mine !== undefined && taken.ref === undefined) return false;
  return other.ref === undefined ? theirs !== undefined : other.ref !== taken.ref;
}
