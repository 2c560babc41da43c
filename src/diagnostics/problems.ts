import { problem } from './problem.ts';

export const unknownCode = problem('diagnostics/unknown-code', {
  exit: 64,
  message: (f: { code: string; near: string | undefined }) => `there is no problem "${f.code}"`,
  fix: (f) =>
    f.near === undefined
      ? 'Copy the code from the last line of a problem; a value starts with a slash, as /services.'
      : `Did you mean ${f.near}?`,
});
