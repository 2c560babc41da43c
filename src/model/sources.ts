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
  /** As the project calls the repository. */
  readonly name: string;
  readonly checkout: Checkout;
  /** Absolute. */
  readonly folder: string;
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

/** Where the files of a link lie, or are to. What is locked wins over the branch of the link, and over the day. */
export function placed(link: Link, { projects, id, locked }: Keeping, day?: string): Placed {
  if (link.kind === 'folder') return { folder: link.path, checkout: undefined };
  const { url, canonical, ref } = link;
  const commit = wanted(link.commit?.toLowerCase(), locked.get(canonical));
  const path = pathOf(canonical);
  const name =
    commit !== undefined && isWhole(commit) ? commit.slice(0, 12) : `${commit ?? namedIn(ref, day)}@${id}`;
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
  };
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
      return keeping ? [[name, placed(link, keeping).folder]] : [];
    }),
  );
