import { problem } from '../diagnostics/index.ts';

export const notAsked = problem('extend/not-asked', {
  severity: 'warning',
  message: (f: { plugin: string; event: string }) =>
    `the plugin ${f.plugin} is not trusted, so its ${f.event} did not run`,
  fix: () => 'Run "odpm trust" first if the plugin is to clean up after itself.',
});
