import type { Json, JsonObject } from '../../base/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Look } from '../look.ts';
import type { Phase, Plan } from '../plan.ts';
import type { PluginCall } from '../plugin-call.ts';
import type { Project } from '../project.ts';
import type { Step } from '../step.ts';
import type { Points, Providers } from './called.ts';
import type { PluginAction } from './action.ts';
import type { StatusLine, StatusLink } from './plugin.ts';

/** A step of a plugin, and where it stands among the others. */
export interface ExtensionStep extends Step {
  readonly plugin: string;
  readonly order: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** That of the step it is anchored at, when none is said. */
  readonly phase: Phase;
}

/** A service or a patch that a plugin adds, as the manifest would write it. */
export interface Contribution {
  readonly plugin: string;
  /** As people are told where it comes from. */
  readonly from: string;
  readonly kind: 'services' | 'service_patches';
  readonly name: string;
  readonly value: JsonObject;
}

/** What the plugins of a run are told of it as it goes on. */
export interface PluginStage {
  readonly project: Project;
  /** The effective manifest, references as they are written. */
  readonly written?: Json;
  readonly look: Look;
  readonly plan: Plan | undefined;
}

/** How a part of a plugin did in this run. */
export interface PluginUse {
  readonly plugin: string;
  /** `load`, `setup`, `step mailpit.step`, `point service.before_create`. */
  readonly part: string;
  readonly calls: number;
  readonly failures: number;
  readonly milliseconds: number;
}

/** What happens to a plugin of a project by a command, not by a run. */
export type LifecycleEvent = 'onInstall' | 'onUninstall' | 'onEnable' | 'onDisable';

/** Everything that the loaded plugins of a run add. */
export interface Extensions {
  /** What every plugin adds, one row each; a plugin that could not be loaded is blocked. */
  readonly rows: Step;
  readonly steps: readonly ExtensionStep[];
  /** Names of the plugins whose code is there. */
  readonly loaded: readonly string[];
  readonly hookIds: ReadonlyMap<string, string>;
  readonly points: Points;
  readonly providers: Providers;
  /** Tells what holds from here on: contexts are made of it. */
  stage(stage: PluginStage): void;
  /** Services and patches, in the plugins' order. */
  contributions(): Promise<Checked<readonly Contribution[]>>;
  /** Calls a plugin's code for its effects. */
  carryOut(call: PluginCall): Promise<readonly Problem[]>;
  status(): Promise<{ readonly lines: readonly StatusLine[]; readonly links: readonly StatusLink[] }>;
  /** A plugin's command → its exit code. */
  command(plugin: string, name: string, args: readonly string[]): Promise<Checked<number>>;
  /** What a plugin wants done when this happens to it; nothing when it has no code for it. */
  lifecycle(event: LifecycleEvent, plugin: string): Promise<Checked<readonly PluginAction[]>>;
  /** Warnings that came up since this was asked last. */
  warnings(): readonly Problem[];
  /** What plugins added to the record of the run. */
  audit(): readonly Json[];
  /** How often each part of each plugin was called so far, in the order of the first calls. */
  stats(): readonly PluginUse[];
}
