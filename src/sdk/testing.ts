import { resolve } from 'node:path';
import {
  contextIn,
  contractOf as checked,
  machineOf,
  ofDefinition,
  ofPath,
  plannedWith,
  refusalOf,
  settingOf,
  withStore,
} from '../contract/index.ts';
import type {
  ContractCheck,
  Named,
  TestContext,
  TestContextFacts,
  TestPlan,
  TestProject,
  TestStep,
  Tested,
} from '../contract/index.ts';
import { asText } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { packageAbove } from '../host/index.ts';
import type { PluginDefinition } from '../model/index.ts';

export type { ContractCheck, TestContext, TestContextFacts, TestPlan, TestProject, TestStep };

/** A plugin that is as it should be. */
export interface TestedPlugin {
  readonly name: string;
  /** Of its package; a single file has none. */
  readonly version: string | undefined;
  /** Version of the extension API that it is served. */
  readonly api: string;
}

/** A plugin that was loaded, or everything that is wrong with it. */
export type LoadedPlugin =
  | { readonly ok: true; readonly plugin: TestedPlugin; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Code as `definePlugin` returns it, one that was loaded, or the path of its folder or file. */
export type AnyPlugin = PluginDefinition | TestedPlugin | string;

/** A project in memory, and how a plugin that is only code stands in it. */
export interface TestFacts extends TestProject, Named {
  /** Other plugins of the project, by name: they come first. */
  readonly beside?: Readonly<Record<string, PluginDefinition>>;
}

const known = new WeakMap<object, Tested>();

const isLoaded = (plugin: PluginDefinition | TestedPlugin): plugin is TestedPlugin => known.has(plugin);

/** odpm's own package. */
const folder = packageAbove(import.meta.dirname);

const failed = (problems: readonly Problem[]): Promise<never> =>
  Promise.reject(new Error(`\n${asText(problems, { width: 100, colour: false })}`));

async function testedOf(plugin: AnyPlugin, facts: TestFacts): Promise<Tested> {
  if (typeof plugin === 'object')
    return isLoaded(plugin) ? (known.get(plugin) ?? failed([])) : ofDefinition(plugin, facts);
  const found = await ofPath(plugin, { from: resolve('.'), config: facts.config, package: folder });
  return found.ok ? found.value : failed(found.problems);
}

/** The plugins of a test in their order: the one that is tested comes last. */
function allOf(tested: Tested, { beside = {} }: TestFacts): readonly Tested[] {
  const others = Object.entries(beside).map(([name, definition]) => ofDefinition(definition, { name }));
  return [...others, tested];
}

/** The frozen context that code of a plugin is given in a project in memory; rejects when that project is not sound. */
export async function contextOf(facts: TestContextFacts = {}): Promise<TestContext> {
  const context = await contextIn(machineOf(withStore(facts), folder), facts);
  return context.ok ? context.value : failed(context.problems);
}

/** Loads a plugin, checks it as odpm does, and sets it up in a project in memory. */
export async function loadPlugin(plugin: AnyPlugin, facts: TestFacts = {}): Promise<LoadedPlugin> {
  const tested = await testedOf(plugin, facts);
  const { name, version, api } = tested.found;
  const setting = await settingOf(machineOf(facts, folder, tested.real));
  const problems = await refusalOf({ setting, tested: allOf(tested, facts) });
  if (problems) return { ok: false, problems };
  const loaded = Object.freeze({ name, version, api });
  known.set(loaded, tested);
  return { ok: true, plugin: loaded, problems: tested.found.problems };
}

/** What `odpm plan` would say of a project in memory with a plugin. */
export async function planOf(plugin: AnyPlugin, facts: TestFacts = {}): Promise<TestPlan> {
  const tested = await testedOf(plugin, facts);
  return plannedWith(allOf(tested, facts), machineOf(facts, folder, tested.real));
}

/** What each plugin has to keep to, as `odpm plugins check` tells it; nothing of it changes this machine. */
export async function contractOf(
  plugin: AnyPlugin,
  facts: TestFacts = {},
): Promise<readonly ContractCheck[]> {
  const tested = await testedOf(plugin, facts);
  const setting = await settingOf(machineOf(facts, folder, tested.real));
  const checks = await checked({ setting, tested: allOf(tested, facts), names: [tested.found.name] });
  return checks.ok ? checks.value : failed(checks.problems);
}
