import type {
  Audit,
  EffectContext,
  Json,
  JsonObject,
  PluginAction,
  PluginDefinition,
  Problem,
  ServiceView,
  StepView,
} from 'odpm/sdk';

type Code = `${string}/${string}`;
/** One thing that a plugin has to keep to. */
export interface ContractCheck {
  readonly plugin: string;
  /** `code`, `step mailpit.step`. */
  readonly check: string;
  readonly ok: boolean;
  /** What is wrong: nothing when it is ok. */
  readonly problems: readonly Problem[];
}
/** A project in memory, for tests of plugins. What is left out is that of a small project that is sound. */
export interface TestProject {
  /** Members of its `odpm.json`, over those that each project needs. */
  readonly manifest?: JsonObject;
  /** Path from the project folder → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables as `.env` or the shell would set them: `{ ODPM_SCENARIO: 'server' }`. */
  readonly env?: Readonly<Record<string, string>>;
}
interface Named {
  /** `plugin` when nothing is said. */
  readonly name?: string;
  /** Its section of `extensions.config`, defaults filled in. */
  readonly config?: JsonObject;
}
/** What a context in a test is made of. */
export interface TestContextFacts extends TestProject, Named {
  /** What `ctx.store` holds. */
  readonly store?: Readonly<Record<string, Json>>;
  /** What `ctx.offer` gives, by name: factories, as in a plugin. */
  readonly offers?: PluginDefinition['offers'];
}
/** A context, and what was done with it. */
export interface TestContext extends EffectContext {
  /** What was given to `ctx.log`, in order. */
  readonly logged: readonly string[];
  /** What was given to `ctx.audit`, in order. */
  readonly audited: readonly Audit[];
}
/** A row of a plan. */
export interface TestStep extends StepView {
  /** What `odpm up` would do, in order, as far as plugins can say such things. */
  readonly actions: readonly PluginAction[];
  /** Paths of the files, folders and links among the actions, from the project folder. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}
/** The plan of a project in memory. */
export interface TestPlan {
  /** In their order: those of odpm and of the plugin; `plugin.<name>` is the row that tells what it adds. */
  readonly steps: readonly TestStep[];
  /** All that the stack would have, patches applied. */
  readonly services: readonly ServiceView[];
  /** Everything that there is to say, of steps too. */
  readonly problems: readonly Problem[];
  /** What was written to the terminal: by `ctx.log` and `console`. */
  readonly printed: string;
}
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
  | {
      readonly ok: true;
      readonly plugin: TestedPlugin;
      readonly problems: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
    };
/** Code as `definePlugin` returns it, one that was loaded, or the path of its folder or file. */
export type AnyPlugin = PluginDefinition | TestedPlugin | string;
/** A project in memory, and how a plugin that is only code stands in it. */
export interface TestFacts extends TestProject, Named {
  /** Other plugins of the project, by name: they come first. */
  readonly beside?: Readonly<Record<string, PluginDefinition>>;
}
/** The frozen context that code of a plugin is given in a project in memory; rejects when that project is not sound. */
export declare function contextOf(facts?: TestContextFacts): Promise<TestContext>;
/** Loads a plugin, checks it as odpm does, and sets it up in a project in memory. */
export declare function loadPlugin(plugin: AnyPlugin, facts?: TestFacts): Promise<LoadedPlugin>;
/** What `odpm plan` would say of a project in memory with a plugin. */
export declare function planOf(plugin: AnyPlugin, facts?: TestFacts): Promise<TestPlan>;
/** What each plugin has to keep to, as `odpm plugins check` tells it; nothing of it changes this machine. */
export declare function contractOf(plugin: AnyPlugin, facts?: TestFacts): Promise<readonly ContractCheck[]>;

export {};
