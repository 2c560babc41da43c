import { problem } from '../diagnostics/index.ts';

export const notFetched = problem('consent/not-fetched', {
  exit: 1,
  message: () => 'nothing was fetched or started: you said no',
  fix: () => 'Run the command again when the network may be used, or use --skip-start.',
});
