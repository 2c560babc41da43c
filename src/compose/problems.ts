import { problem } from '../diagnostics/index.ts';

export const refused = problem('compose/refused', {
  message: () => 'Docker Compose refuses the file that odpm would write',
  fix: () => 'Change what its words below name in services or service_patches of odpm.json.',
  output: (f: { output: string }) => f.output,
});

export const noCompose = problem('compose/no-compose', {
  exit: 6,
  message: () => 'Docker has no compose command',
  fix: () => 'Install the Compose plugin, 2.20 or newer: https://docs.docker.com/compose/install/',
});

export const noAnswer = problem('compose/no-answer', {
  exit: 6,
  message: () => 'docker compose gave no answer within 30 seconds',
  fix: () => 'Try "docker compose version"; restart Docker when it hangs too.',
});
