/** Something of a project that would run on the host, or an access to it that its services ask for. */
export interface TrustItem {
  readonly kind: 'hook' | 'plugin' | 'host';
  /** What is shown of it. */
  readonly title: string;
  /** Of exactly what would run: the words, and bytes and mode of every project file among them. */
  readonly digest: string;
}

/** What a user said yes to, kept outside the project. */
export interface TrustRecord {
  readonly version: 1;
  readonly folder: string;
  readonly digest: string;
  readonly items: readonly TrustItem[];
}
