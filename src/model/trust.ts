import { problem } from '../diagnostics/index.ts';

/** A step of this run waits for the user's yes; several rooms say so of their own steps. */
export const notTrusted = problem('trust/not-trusted', {
  exit: 4,
  message: (f: { what: string }) => `not trusted: ${f.what}`,
  fix: () => 'Read what would run with "odpm trust", and say yes to it there.',
});
