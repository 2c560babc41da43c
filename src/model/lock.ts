import type { Span } from '../diagnostics/index.ts';

/** What the repositories of a project are kept at, from the project folder; committed. */
export const depsLockFile = '.odpm/deps.lock.json';

/** A repository as it is locked. */
export interface LockEntry {
  /** References filled in. */
  readonly url: string;
  /** What repositories are compared by. */
  readonly identity: string;
  readonly kind: 'git' | 'folder';
  /** 40 hex digits; of a folder whatever names its state. */
  readonly commit: string;
  readonly branch: string | undefined;
  /** Of its commit. */
  readonly at: Span | undefined;
}

/** A lock file. */
export interface Lock {
  /** ISO 8601. */
  readonly generatedAt: string | undefined;
  readonly platform: LockEntry | undefined;
  readonly developing: LockEntry | undefined;
  readonly dependencies: readonly LockEntry[];
  /** By name. */
  readonly sources: ReadonlyMap<string, LockEntry>;
}

/** A commit that the manifest itself says under `locks.git`. */
export interface Agreed {
  /** As the manifest spells it. */
  readonly spelled: string;
  readonly identity: string;
  /** 7 to 40 hex digits, in lower case. */
  readonly commit: string;
  readonly at: Span | undefined;
}

/** What says commits of repositories: with any in the manifest that is what counts, and the file is a copy. */
export interface Locking {
  /** `undefined`: there is no such file. */
  readonly file: Lock | undefined;
  readonly agreed: readonly Agreed[];
}
