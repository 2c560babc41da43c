import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { isFault, parseLink } from './link.ts';
import type { Link } from './link.ts';
import type { Locking } from './lock.ts';

/** Where repositories come to lie, and what they are kept at. */
export interface Keeping {
  /** Folder of all clones, absolute. */
  readonly projects: string;
  /** This project among those that have trees there: `shop-1a2b3c`. */
  readonly id: string;
  /** Canonical link → commit, of what is locked: 40 hex digits, fewer where the manifest says so. */
  readonly locked: ReadonlyMap<string, string>;
  /** What says so; left out, nothing does. */
  readonly locking?: Locking;
  /** Working trees that odpm 4 left, by what is wanted of them (`oldKey`); left out, nobody has looked. */
  readonly old?: ReadonlyMap<string, OldTree>;
}

/** A working tree that odpm 4 left where it kept a repository. */
export interface OldTree {
  /** Absolute. */
  readonly folder: string;
  /** What keeps it from being used, behind its path: `has changes: a.py`. `undefined`: it is used as it is. */
  readonly because: string | undefined;
}

/** A work tree of people's as git sees it. */
export interface Seen {
  /** Paths below it that differ from its commit; new ones count, ignored ones do not. */
  readonly changed: readonly string[];
  /** How many commits its branch has that the branch it follows has not. */
  readonly ahead: number;
  /** Why git says nothing of it. */
  readonly fault?: string;
}

/** What is wanted of a git repository, and where it comes from. */
export interface Checkout {
  /** As git gets it. */
  readonly url: string;
  /** What repositories are compared by. */
  readonly canonical: string;
  /** The bare repository that all projects share, absolute. */
  readonly mirror: string;
  /** Branch, tag or full ref; `undefined`: the default branch of the remote. */
  readonly ref: string | undefined;
  /** 7 to 40 hex digits, where a link or the lock says it. */
  readonly commit: string | undefined;
  /** `YYYY-MM-DD`: as its branch stood when that day ended, UTC. Without meaning beside a commit. */
  readonly day: string | undefined;
  /** How many commits of its history are fetched at least; `undefined`: all. */
  readonly depth: number | undefined;
}

/** Brings a repository's files to a folder where nothing is yet; those of one step at once. */
export interface Bring {
  readonly kind: 'bring';
  /** A clone of its own, with its history, for people to work in; left out, a work tree of the shared mirror. */
  readonly as?: 'clone';
  /** As the project calls the repository. */
  readonly name: string;
  readonly checkout: Checkout;
  /** Absolute. */
  readonly folder: string;
}

/** Brings a work tree of this project, which stands on a branch, to what the branch is at now; those of one step at once. */
export interface Renew {
  readonly kind: 'renew';
  /** As the project calls the repository. */
  readonly name: string;
  readonly checkout: Checkout;
  /** Absolute. */
  readonly folder: string;
  /** `false`: no server is asked, only what was begun is finished, and `removes` is removed. */
  readonly asks: boolean;
  /** Files that git does not know, below the folder. */
  readonly removes: readonly string[];
}

/** A project among those that have trees in one folder: two of one name differ. */
export const projectId = (folder: string): string =>
  `${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 6)}`;

const isWhole = (commit: string): boolean => commit.length === 40;

/** `refs/pull/12/head` → `refs~pull~12~head`: git takes no `~` in a ref, so no two become one. */
const inOneWord = (ref: string): string => ref.replaceAll('/', '~');

/** Where the files of a repository lie, or are to. */
export interface Placed {
  /** Absolute. */
  readonly folder: string;
  /** How they are brought there; `undefined`: it is a folder of people's. */
  readonly checkout: Checkout | undefined;
  /** It is a working tree that odpm 4 left. */
  readonly old?: true;
}

/** `https://github.com/OCA/web` → `github.com/OCA/web`: where a repository lies below a folder of clones. */
export function pathOf(canonical: string): string {
  const { host, pathname } = new URL(canonical);
  return join(host, decodeURI(pathname));
}

/** First digits in a link are the whole commit, where one is locked that begins with them. */
const wanted = (said: string | undefined, locked: string | undefined): string | undefined =>
  said === undefined || locked?.startsWith(said) ? (locked ?? said) : said;

/** No ref has two `/` in a row: a branch of a day is called as no branch is. */
const namedIn = (ref = 'HEAD', day?: string): string =>
  day === undefined ? inOneWord(ref) : `${inOneWord(ref)}~~${day}`;

type GitLink = Extract<Link, { kind: 'git' }>;

/** The commit that a repository is wanted at: 7 to 40 hex digits. */
export const wantedCommit = (
  { canonical, commit }: GitLink,
  { locked }: Pick<Keeping, 'locked'>,
): string | undefined => wanted(commit?.toLowerCase(), locked.get(canonical));

/** What is wanted of a working tree that odpm 4 left; it had sources of services by their names. */
export const oldKey = (link: GitLink, keeping: Pick<Keeping, 'locked'>, source = ''): string =>
  [source, link.canonical, link.ref, wantedCommit(link, keeping)].join(' ');

const usedInstead = (tree: OldTree | undefined): Pick<Placed, 'folder' | 'old'> | undefined =>
  tree && tree.because === undefined ? { folder: tree.folder, old: true } : undefined;

/** Where the files of a link lie, or are to. What is locked wins over the branch of the link, and over the day. */
export function placed(link: Link, keeping: Keeping, day?: string): Placed {
  if (link.kind === 'folder') return { folder: link.path, checkout: undefined };
  const { projects, id } = keeping;
  const { url, canonical, ref } = link;
  const commit = wantedCommit(link, keeping);
  const path = pathOf(canonical);
  const name =
    commit !== undefined && isWhole(commit) ? commit.slice(0, 12) : `${commit ?? namedIn(ref, day)}@${id}`;
  // Where a branch stood on some day no file of a clone tells.
  const old = day === undefined || commit !== undefined ? keeping.old : undefined;
  return {
    checkout: {
      url,
      canonical,
      mirror: join(projects, '.mirrors', `${path}.git`),
      ref,
      commit,
      day,
      depth: undefined,
    },
    folder: join(projects, '.trees', path, name),
    ...usedInstead(old?.get(oldKey(link, keeping))),
  };
}

/** As `placed`, of the sources of services that have this name. */
export function placedSource(name: string, link: Link, keeping: Keeping): Placed {
  const { old, ...own } = keeping;
  const used = link.kind === 'git' ? usedInstead(old?.get(oldKey(link, keeping, name))) : undefined;
  return { ...placed(link, own), ...used };
}

/** Name → folder of sources, as far as it is known where they lie: of git repositories with `keeping` alone. */
export const sourceFolders = (
  links: Readonly<Record<string, string>>,
  keeping: Keeping | undefined,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(links).flatMap(([name, text]): [string, string][] => {
      const link = parseLink(text);
      if (isFault(link)) return [];
      if (link.kind === 'folder') return [[name, link.path]];
      return keeping ? [[name, placedSource(name, link, keeping).folder]] : [];
    }),
  );
