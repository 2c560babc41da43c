import { problem } from '../diagnostics/index.ts';

export const noPluginHere = problem('contract/no-plugin-here', {
  message: (f: { path: string }) => `${f.path} is neither the folder of a plugin nor its module`,
  fix: () => 'Name the folder with its package.json, or a file such as .odpm/plugins/mailpit.mjs.',
});

export const effects = problem('contract/effects', {
  message: (f: { plugin: string; what: string; doing: string }) =>
    `the plugin ${f.plugin} ${f.what} while ${f.doing}`,
  fix: () =>
    'Return it as an action, such as write("file", "text"): odpm shows it in the plan and carries it out.',
});

interface Asked {
  readonly plugin: string;
  /** `the answer of the step mailpit.step`. */
  readonly what: string;
  readonly pointer: string;
  readonly before: string;
  readonly after: string;
}

export const twoAnswers = problem('contract/two-answers', {
  message: (f: Asked) =>
    `${f.what} of the plugin ${f.plugin} is different when asked again: ${f.pointer} ${f.before}, then ${f.after}`,
  fix: () => 'Leave out times and random values, and keep nothing between two calls: plans are compared.',
});

export const noExample = problem('contract/no-example', {
  message: (f: { what: string }) =>
    `the schema of the configuration requires what it gives no example of: ${f.what}`,
  fix: () => 'Give each required key a "default", or "examples": ["…"], which this check uses.',
});
