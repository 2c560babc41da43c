import { problem } from '../diagnostics/index.ts';

export const wrongUsage = problem('cli/wrong-usage', {
  exit: 64,
  message: (f: { what: string; instead: string }) => f.what,
  fix: (f) => f.instead,
});
