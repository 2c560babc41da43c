import { problem } from '../diagnostics/index.ts';

export const storeNotPrivate = problem('trust/store-not-private', {
  exit: 4,
  message: () => 'the trust store is not private: others could have written it',
  fix: (f: { file: string }) => `Look who did, delete ${f.file}, and run "odpm trust" again.`,
});

export const storeBroken = problem('trust/store-broken', {
  exit: 4,
  message: () => 'the trust store does not hold what odpm wrote there',
  fix: (f: { file: string }) => `Delete ${f.file}, and run "odpm trust" again.`,
});

export const refused = problem('trust/refused', {
  exit: 4,
  message: (f: { count: number; digest: string }) =>
    `${f.count === 1 ? 'one thing of this project is' : `${String(f.count)} things of this project are`} not trusted by you, and there is no terminal to ask in`,
  fix: (f) =>
    `Say --trust to "odpm up" for one run, or set ODPM_TRUST_DIGEST=${f.digest} where exactly this content is meant.`,
});

export const declined = problem('trust/declined', {
  exit: 4,
  message: () => 'this project is not trusted, so nothing of it ran',
  fix: () => 'Read what would run with "odpm trust", then run the command again.',
});

export const changed = problem('trust/changed', {
  exit: 4,
  message: (f: { words: string }) => `${f.words} is no longer what was trusted`,
  fix: () => 'Run the command again: it shows what has changed.',
});
