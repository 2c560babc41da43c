import type { Problem } from '../../diagnostics/index.ts';
import type { Patch, Service } from '../manifest.generated.ts';
import type { Outcome } from '../plan.ts';
import type { Awaitable, PluginAction } from './action.ts';
import type { Events, HandlerOptions, Point, Returned } from './points.ts';
import type { PluginProviders } from './providers.ts';
import type { EffectContext, PluginContext } from './view.ts';

/** A step's answer. */
export interface PluginVerdict {
  readonly outcome: Outcome;
  readonly because: string;
  readonly actions: readonly PluginAction[];
  readonly problems: readonly Problem[];
}

/** A unit of preparing. */
export interface PluginStep {
  /** Unique among all steps: `mailpit.step`. */
  readonly id: string;
  readonly description: string;
  /** Lower comes first among the steps of plugins; 1000 when nothing is said. */
  readonly order?: number;
  /** Id of the step that it stands right before. */
  readonly before?: string;
  /** Id of the step that it stands right behind. */
  readonly after?: string;
  /** Whether a project cannot do without what it makes. */
  readonly required?: boolean;
  /** What it would do, and why. Has no effects: `odpm plan` calls it. */
  evaluate(ctx: PluginContext): Awaitable<PluginVerdict>;
  /** Carried out behind the actions of an `update` or `run`: only what actions cannot say. */
  execute?(ctx: EffectContext): Awaitable<void>;
}

/** A service as the manifest writes it. */
export type ServiceSpec = Service;
/** A patch as the manifest writes it. */
export type PatchSpec = Patch;

/** Services and patches of services, by the manifest's rules. */
export interface Fragment {
  readonly name: string;
  composeServices?(ctx: PluginContext): Awaitable<Readonly<Record<string, ServiceSpec>>>;
  composeServicePatches?(ctx: PluginContext): Awaitable<Readonly<Record<string, PatchSpec>>>;
}

/** What the manifest calls by an id under `hooks`. */
export interface HookRunner {
  postClone?(ctx: EffectContext): Awaitable<void>;
  postPrepare?(ctx: EffectContext): Awaitable<void>;
  preUp?(ctx: EffectContext): Awaitable<void>;
  postUp?(ctx: EffectContext): Awaitable<void>;
  preDown?(ctx: EffectContext): Awaitable<void>;
}

/** Code that is called at a point. */
export interface Handler<P extends Point = Point> {
  readonly point: P;
  readonly options: HandlerOptions<P>;
  readonly handle: (event: Events[P], ctx: PluginContext) => Awaitable<Returned<P>>;
}
export type AnyHandler = { [P in Point]: Handler<P> }[Point];

/** A line of `odpm status`. */
export interface StatusLine {
  readonly label: string;
  readonly value: string;
  readonly state: 'ok' | 'warning' | 'error';
}

/** An address that `odpm status` shows. */
export interface StatusLink {
  readonly name: string;
  readonly url: string;
}

export type Effects = (ctx: PluginContext) => Awaitable<readonly PluginAction[]>;

/** All that a plugin adds: what `definePlugin` takes. */
export interface PluginDefinition {
  /** Once a run, behind the checks and before everything else. Has no effects. */
  setup?(ctx: PluginContext): Awaitable<void>;
  readonly steps?: readonly PluginStep[];
  readonly fragments?: readonly Fragment[];
  readonly hooks?: Readonly<Record<string, HookRunner>>;
  readonly on?: readonly AnyHandler[];
  /** What other plugins may use, by name: factories. */
  readonly offers?: Readonly<Record<string, (ctx: PluginContext) => unknown>>;
  /** What odpm chooses among: distributions, toolchains, deployers. */
  readonly providers?: PluginProviders;
  /** `odpm <plugin> <command>`: resolves to the exit code. */
  readonly commands?: Readonly<
    Record<string, (args: readonly string[], ctx: EffectContext) => Awaitable<number>>
  >;
  status?(ctx: PluginContext): Awaitable<readonly StatusLine[]>;
  links?(ctx: PluginContext): Awaitable<readonly StatusLink[]>;
  /** The first time that this project runs with the plugin. */
  onInstall?: Effects;
  onUpgrade?(from: string, to: string, ctx: PluginContext): Awaitable<readonly PluginAction[]>;
  onUninstall?: Effects;
  onEnable?: Effects;
  onDisable?: Effects;
}
