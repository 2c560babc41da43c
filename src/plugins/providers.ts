import { bad, good } from '../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../diagnostics/index.ts';
import { choose, notTrusted, originOf, projectViewOf } from '../model/index.ts';
import type {
  Choice,
  OwnProviders,
  OwnStage,
  Passed,
  Project,
  Provided,
  ProviderKind,
  Providers,
} from '../model/index.ts';
import { noProvider } from './provider-problems.ts';

/** What there is to choose among. */
export interface Candidates {
  of<K extends ProviderKind>(kind: K): Promise<Checked<readonly Provided<K>[]>>;
  /** Plugin → why its code is not there, and so none of its providers. */
  readonly lacking: ReadonlyMap<string, readonly Problem[]>;
}

/** odpm's own, each with the project and the machine as they are when it is asked. */
export function ownCandidates<K extends ProviderKind>(
  kind: K,
  own: OwnProviders,
  stage: OwnStage,
): readonly Provided<K>[] {
  const factories: OwnProviders[K] = own[kind];
  return Object.keys(factories ?? {}).flatMap((name) => {
    const made = factories?.[name]?.(stage);
    return made ? [{ name, plugin: undefined, ...made }] : [];
  });
}

const spoken = ({
  one: { name, plugin },
  why,
}: Passed<Pick<Provided<ProviderKind>, 'name' | 'plugin'>>): string =>
  `${name} of ${plugin === undefined ? 'odpm' : `the plugin ${plugin}`}: ${why}`;

/** What is looked for, for the case that nothing is found. */
interface Wish {
  /** `the distribution ubuntu 24.04`. */
  readonly what: string;
  readonly way: string;
  readonly at?: Place;
}

function first<K extends ProviderKind>(
  { taken: [one], passed }: Choice<Provided<K>>,
  { what, way, at }: Wish,
  lacking: Candidates['lacking'],
): Checked<Provided<K>> {
  if (one) return good(one);
  if ([...lacking.values()].flat().some(({ code }) => code === notTrusted.code))
    return bad(notTrusted({ what: `the plugins, one of which may bring ${what}` }, at));
  const absent = [...lacking.keys()].map((plugin) => `the plugin ${plugin} cannot be loaded`);
  return bad(noProvider({ what, way, passed: [...passed.map(spoken), ...absent] }, at));
}

function wishFor({ distribution: { name, version }, document }: Project, known: readonly string[]): Wish {
  const isNamed = known.includes(name);
  return {
    what: `the distribution ${name} ${version}`,
    way: isNamed
      ? 'Write a "version" that it has.'
      : `Add the plugin that provides it, or write "name": "${known[0] ?? ''}".`,
    at: originOf(document.origins, isNamed ? '/distro/version' : '/distro/name'),
  };
}

/** Chooses among what odpm and its plugins bring, always by the one rule. */
export function providersAmong(among: Candidates): Providers {
  const { lacking } = among;
  return {
    async distribution(project) {
      const all = await among.of('distributions');
      if (!all.ok) return all;
      const { distribution } = project;
      const found = await choose(all.value, ({ ask }) => ask.detect(distribution), distribution.name);
      const known = all.value.map(({ name }) => name);
      return found.ok ? first(found.value, wishFor(project, known), lacking) : found;
    },

    async toolchains(project) {
      const all = await among.of('toolchains');
      const view = projectViewOf(project);
      return all.ok ? choose(all.value, ({ ask }) => ask.accept(view)) : all;
    },

    async deployer(artifact, named) {
      const all = await among.of('deployers');
      if (!all.ok) return all;
      const found = await choose(all.value, ({ ask }) => ask.accept(artifact), named);
      const what = named === undefined ? `a deployer of ${artifact.location}` : `the deployer ${named}`;
      return found.ok ? first(found.value, { what, way: 'Add a plugin that provides one.' }, lacking) : found;
    },
  };
}
