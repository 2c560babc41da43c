import { problem } from '../diagnostics/index.ts';

/** Something of a project that would run on the host, or an access to it that its services ask for. */
export interface TrustItem {
  readonly kind: 'hook' | 'host';
  /** What is shown of it. */
  readonly title: string;
  /** Of exactly what would run: the words, and bytes and mode of every project file among them. */
  readonly digest: string;
}

/** What a user said yes to, kept outside the project. */
export interface TrustRecord {
  readonly folder: string;
  readonly digest: string;
  readonly items: readonly TrustItem[];
}

/** A step of this run waits for the user's yes; several rooms say so of their own steps. */
export const notTrusted = problem('trust/not-trusted', {
  exit: 4,
  message: (f: { what: string }) => `not trusted: ${f.what}`,
  fix: () => 'Read what would run with "odpm trust", and say yes to it there.',
});
