import { problem } from '../diagnostics/index.ts';

interface NoProvider {
  /** `the distribution ubuntu 24.04`. */
  readonly what: string;
  /** `debian of odpm: it has another name`; one for each that was asked. */
  readonly passed: readonly string[];
  /** What mends it. */
  readonly way: string;
}

export const noProvider = problem('plugins/no-provider', {
  message: (f: NoProvider) => `nothing provides ${f.what}`,
  output: (f) => f.passed.join('\n'),
  fix: (f) => f.way,
});

interface Twice {
  /** `distribution`. */
  readonly kind: string;
  readonly name: string;
  readonly plugin: string;
  /** `odpm itself`, `the plugin ubuntu`. */
  readonly first: string;
}

export const providerTwice = problem('plugins/provider-twice', {
  message: (f: Twice) => `the ${f.kind} ${f.name} is added by two: ${f.first} and the plugin ${f.plugin}`,
  fix: (f) => `Give that of ${f.plugin} another name, such as ${f.name}-${f.plugin}.`,
});
