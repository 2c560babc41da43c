import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Look } from '../look.ts';
import type { Project } from '../project.ts';
import type { Choice } from './choose.ts';
import type { Awaitable } from './action.ts';
import type { Events, ObservePoint, Point, Returned, TransformPoint, ValidatePoint } from './points.ts';
import type { Artifact, Provided, ProviderKind } from './providers.ts';

/** Code of odpm's own at a point; it has its turn among that of plugins. */
export type OwnHandler = {
  [P in Point]: {
    readonly point: P;
    readonly priority: number;
    handle(event: Events[P], project: Project): Awaitable<Returned<P>>;
  };
}[Point];

/** What odpm's own providers are made with. */
export interface OwnStage {
  readonly project: Project;
  readonly look: Look;
}

/** Providers of odpm's own, by kind and name: factories. */
export type OwnProviders = {
  readonly [K in ProviderKind]?: Readonly<
    Record<string, (at: OwnStage) => Pick<Provided<K>, 'priority' | 'ask'>>
  >;
};

/** What rooms add as plugins do. */
export interface Own {
  readonly handlers: readonly OwnHandler[];
  readonly providers: OwnProviders;
}

/** The providers of a run, odpm's own among those of plugins. */
export interface Providers {
  /** The one that `distro.name` names. */
  distribution(project: Project): Promise<Checked<Provided<'distributions'>>>;
  /** Each that accepts the project. */
  toolchains(project: Project): Promise<Checked<Choice<Provided<'toolchains'>>>>;
  /** The one that is named, or the first that accepts: no manifest names one. */
  deployer(artifact: Artifact, named?: string): Promise<Checked<Provided<'deployers'>>>;
}

/** What handlers have made of a value, and the plugins that returned another one than they got. */
export type Transformed<P extends TransformPoint> = Checked<Returned<P>> & {
  readonly changedBy?: readonly string[];
};

/** Calls what is registered at a point, in its order. */
export interface Points {
  /** A handler that fails is off for the run, and a warning. */
  observe<P extends ObservePoint>(point: P, event: Events[P]): Promise<void>;
  /** All run; everything that they say. */
  validate<P extends ValidatePoint>(point: P, event: Events[P]): Promise<readonly Problem[]>;
  /** Each gets what the one before returned. */
  transform<P extends TransformPoint>(point: P, event: Events[P]): Promise<Transformed<P>>;
}
