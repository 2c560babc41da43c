import { join } from 'node:path';
import { few, isInside } from '../base/index.ts';
import {
  gitOf,
  headOf,
  isOriginOf,
  oldKey,
  originIn,
  pathOf,
  shownUrl,
  wantedCommit,
} from '../model/index.ts';
import type { GitFolders, Head, Keeping, Link, Look, OldTree, Seen } from '../model/index.ts';

type GitLink = Extract<Link, { kind: 'git' }>;

/** A repository of which odpm 4 may have left a working tree. */
export interface OldWish {
  readonly link: GitLink;
  /** Of the sources of services that it is; `undefined`: it is a platform or a dependency. */
  readonly source?: string;
}

export interface Looking {
  readonly look: Look;
  /** The project folder, absolute. */
  readonly folder: string;
  /** Asks git what of a work tree differs from its commit. */
  readonly see: (folder: string) => Promise<Seen>;
}

const short = (commit: string): string => commit.slice(0, 12);

async function otherOrigin(folder: string, { canonical }: GitLink, look: Look): Promise<string | undefined> {
  const url = await originIn(folder, look);
  if (url === undefined) return 'has no remote "origin"';
  return isOriginOf(canonical, url) ? undefined : `has the origin ${shownUrl(url)}`;
}

/** The branch that a link names; of one that names none what the clone keeps as the default of its remote. */
async function branchOf({ ref }: GitLink, { shared }: GitFolders, look: Look): Promise<string | undefined> {
  if (ref?.startsWith('refs/')) return ref.startsWith('refs/heads/') ? ref : undefined;
  if (ref !== undefined) return `refs/heads/${ref}`;
  const text = await look.read(join(shared, 'refs/remotes/origin/HEAD'));
  const name = /^ref: refs\/remotes\/origin\/(\S+)/.exec((text.ok ? text.value : undefined) ?? '')?.[1];
  return name === undefined ? undefined : `refs/heads/${name}`;
}

const at = ({ commit, ref }: Head): string =>
  ref === undefined ? `at commit ${short(commit ?? '')}` : `on branch ${ref.replace(/^refs\/heads\//, '')}`;

/** Where a working tree stands elsewhere than it is wanted. */
async function elsewhere(
  git: GitFolders,
  link: GitLink,
  { look, keeping }: { readonly look: Look; readonly keeping: Keeping },
): Promise<string | undefined> {
  const head = await headOf(git, look);
  if (head.commit === undefined) return 'has no commit';
  const wanted = wantedCommit(link, keeping);
  if (wanted !== undefined)
    return head.commit.startsWith(wanted)
      ? undefined
      : `stands at commit ${short(head.commit)}, not at ${short(wanted)}`;
  if (head.ref !== undefined && head.ref === (await branchOf(link, git, look))) return undefined;
  return `stands ${at(head)}, not at ${link.ref ?? 'the default branch'}`;
}

/** What people have in a working tree that nobody else has. A tree that stands at its very commit may be ahead of a branch. */
function ofPeople({ changed, ahead, fault }: Seen, byCommit: boolean): string | undefined {
  if (fault !== undefined) return `cannot be looked at (${fault})`;
  if (changed.length > 0) return `has changes: ${few(changed)}`;
  if (ahead === 0 || byCommit) return undefined;
  return `has ${ahead === 1 ? 'a commit' : `${String(ahead)} commits`} that its remote lacks`;
}

/** Files of git first: a program is asked of a tree alone that would fit. */
async function judged(
  { link, source }: OldWish,
  keeping: Keeping,
  { look, folder: project, see }: Looking,
): Promise<OldTree | undefined> {
  const { projects } = keeping;
  const folder =
    source === undefined ? join(projects, pathOf(link.canonical)) : join(project, 'service-sources', source);
  const git = await gitOf(folder, look);
  if (!git) return undefined;
  // A link that odpm itself made leads to a tree of its own.
  const real = await look.real(folder);
  const own = await look.real(join(projects, '.trees'));
  if (real === undefined || (own !== undefined && isInside(own, real))) return undefined;
  const because =
    (await otherOrigin(folder, link, look)) ??
    (await elsewhere(git, link, { look, keeping })) ??
    ofPeople(await see(folder), wantedCommit(link, keeping) !== undefined);
  return { folder, because };
}

/** Looks for working trees that odpm 4 left of these repositories; what was looked for before stays as it was found. */
export async function withOldTrees(
  wishes: readonly OldWish[],
  keeping: Keeping,
  looking: Looking,
): Promise<Keeping> {
  const old = new Map(keeping.old);
  const fresh = new Map(
    wishes
      .map((wish) => [oldKey(wish.link, keeping, wish.source), wish] as const)
      .filter(([key]) => !old.has(key)),
  );
  const found = await Promise.all(
    [...fresh].map(async ([key, wish]) => [key, await judged(wish, keeping, looking)] as const),
  );
  for (const [key, tree] of found) if (tree) old.set(key, tree);
  return { ...keeping, old };
}
