import { problem } from '../diagnostics/index.ts';

export const storeNotPrivate = problem('trust/store-not-private', {
  exit: 4,
  message: () => 'the trust store is not private: others could have written it',
  fix: (f: { file: string }) => `Find out who did, delete ${f.file}, and run "odpm trust" again.`,
});

export const storeBroken = problem('trust/store-broken', {
  exit: 4,
  message: () => 'the trust store does not hold what odpm wrote there',
  fix: (f: { file: string }) => `Delete ${f.file}, and run "odpm trust" again.`,
});

interface Refused {
  readonly count: number;
  readonly digest: string;
  /** The command that takes a yes for one run. */
  readonly command: 'odpm up' | 'odpm down';
  /** `false`: a program reads along, and could not tell a question from the rest. */
  readonly asks: boolean;
}

export const refused = problem('trust/refused', {
  exit: 4,
  message: (f: Refused) =>
    `${f.count === 1 ? 'one thing of this project is' : `${String(f.count)} things of this project are`} not trusted by you, and ${f.asks ? 'there is no terminal to ask in' : 'a run that is shown in JSON asks nothing'}`,
  fix: (f) =>
    `Add --trust to "${f.command}" for one run, or set ODPM_TRUST_DIGEST=${f.digest} to trust exactly this content.`,
});

export const declined = problem('trust/declined', {
  exit: 4,
  message: () => 'this project is not trusted, so nothing of it ran',
  fix: () => 'Run "odpm trust" to read what would run, then run the command again.',
});

export const changed = problem('trust/changed', {
  exit: 4,
  message: (f: { words: string }) => `${f.words} is no longer what was trusted`,
  fix: () => 'Run the command again: it shows what has changed.',
});
