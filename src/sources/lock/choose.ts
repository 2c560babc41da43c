import { closest } from '../../base/index.ts';
import { identityOf, originOf } from '../../model/index.ts';
import type { Checkout, Link, Project } from '../../model/index.ts';
import type { Place, Problem } from '../../diagnostics/index.ts';
import { lockHeld, lockNoName } from '../lock-problems.ts';
import type { Wanted } from './wanted.ts';

/** What is asked of a lock. */
export interface Asked {
  /** Repositories that move; `all`: those whose link may. */
  readonly move: 'all' | readonly string[];
  /** The manifest follows the lock; else what it says of commits counts. */
  readonly follows: boolean;
}

/** How the commit of a repository is found. */
export type Way =
  | { readonly is: 'known'; readonly commit: string }
  | { readonly is: 'folder' }
  | { readonly is: 'asked'; readonly name: string; readonly checkout: Checkout; readonly place: Place };

type GitLink = Extract<Link, { kind: 'git' }>;

/** The commit that a link is to have, whole or its first digits, whatever its branch does. */
function pinned(link: GitLink, { keeping }: Project, { follows }: Asked): string | undefined {
  const agreed = keeping.locking?.agreed.find(({ identity }) => identity === link.canonical);
  return link.commit?.toLowerCase() ?? (follows ? undefined : agreed?.commit);
}

/** The commit that stays, where nothing asks for another. */
function staying({ repository, entry }: Wanted, link: GitLink, { move }: Asked): string | undefined {
  const stays = move !== 'all' && !move.includes(repository.name);
  const sameBranch = entry?.branch === undefined || link.ref === undefined || entry.branch === link.ref;
  return stays && sameBranch ? entry?.commit : undefined;
}

interface Known {
  readonly wanted: Wanted;
  readonly link: GitLink;
  readonly said: string | undefined;
}

/** A whole commit that is known without asking anybody. */
function known({ wanted, link, said }: Known, asked: Asked): string | undefined {
  if (said?.length === 40) return said;
  const commit = said === undefined ? staying(wanted, link, asked) : wanted.entry?.commit;
  return commit?.length === 40 && commit.startsWith(said ?? '') ? commit : undefined;
}

/** How to find the commit that a repository is to be locked at. */
export function wayOf(wanted: Wanted, project: Project, asked: Asked): Way {
  const { name, link, checkout, at, old } = wanted.repository;
  // The repository that people work in stands where they want it.
  if (link.kind === 'folder' || !checkout) return { is: 'folder' };
  const said = pinned(link, project, asked);
  const commit = known({ wanted, link, said }, asked);
  if (commit !== undefined) return { is: 'known', commit };
  // What odpm 4 left stands where its people have put it, until they ask for something newer.
  if (old && (asked.move === 'all' || !asked.move.includes(name))) return { is: 'folder' };
  const place = originOf(project.document.origins, at);
  // All of its history is looked through for first digits.
  return { is: 'asked', name, place, checkout: { ...checkout, commit: said, depth: undefined } };
}

/** A name means its repository, wherever else that is wanted: a lock has one commit for it. */
export function withSame(asked: Asked, wanted: readonly Wanted[]): Asked {
  const { move } = asked;
  if (move === 'all') return asked;
  const same = new Set(
    wanted.flatMap(({ repository: { name, link } }) => (move.includes(name) ? [identityOf(link)] : [])),
  );
  const names = wanted.map(({ repository }) => repository).filter(({ link }) => same.has(identityOf(link)));
  return { ...asked, move: names.map(({ name }) => name) };
}

/** Names that no repository has. */
export function strangeNames({ move }: Asked, wanted: readonly Wanted[]): readonly Problem[] {
  const known = wanted.map(({ repository }) => repository.name);
  const names = move === 'all' ? [] : move.filter((name) => !known.includes(name));
  return names.map((name) => lockNoName({ name, near: closest(name, known), known }));
}

/** Repositories that are asked to move by name, and stay: the manifest says their commit. */
export function heldNames(asked: Asked, wanted: readonly Wanted[], { keeping }: Project): readonly Problem[] {
  const { move, follows } = asked;
  if (move === 'all' || follows) return [];
  return wanted
    .filter(({ repository }) => move.includes(repository.name))
    .flatMap(({ repository: { name, link } }) => {
      const agreed = keeping.locking?.agreed.find(({ identity }) => identity === identityOf(link));
      return agreed ? [lockHeld({ name, commit: agreed.commit }, agreed.at)] : [];
    });
}
