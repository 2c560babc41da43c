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
