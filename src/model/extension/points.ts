import type { Json } from '../../base/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type { ComposeService, PlanView, ServiceView, StatusView, StepView } from './view.ts';

/** What a start does to a service, and why. */
interface ServiceEvent {
  readonly service: string;
  readonly why: string;
  /** Keys of its definition that differ. */
  readonly keys: readonly string[];
}

/** Payload of every point. */
export interface Events {
  'service.before_create': ServiceEvent;
  'service.before_update': ServiceEvent;
  'service.before_delete': ServiceEvent;
  'service.after_create': ServiceEvent;
  'service.after_update': ServiceEvent;
  /** Ids of the steps that are going to be asked: odpm's own, then those of plugins. */
  'plan.before': { readonly steps: readonly string[] };
  'plan.after': { readonly plan: PlanView };
  'step.before': { readonly step: StepView };
  'step.after': { readonly step: StepView; readonly result: string; readonly milliseconds: number };
  'manifest.validate': {
    /** The effective manifest, references as they are written. */
    readonly manifest: Json;
    readonly services: readonly ServiceView[];
  };
  'compose.service': { readonly service: string; readonly value: ComposeService };
  'odoo_conf.options': { readonly value: Readonly<Record<string, Readonly<Record<string, string>>>> };
  'status.view': { readonly value: readonly StatusView[] };
  'plan.view': { readonly value: readonly StepView[] };
}

export type Point = keyof Events;
export type Mode = 'observe' | 'validate' | 'transform';

/** What handlers may be narrowed by. */
interface Filters {
  readonly service: string;
  readonly step: string;
  readonly phase: string;
}

interface PointRow {
  readonly mode: Mode;
  /** Keys that a handler may be narrowed by. */
  readonly filters: readonly (keyof Filters)[];
  /** Version of the extension API that brought it. */
  readonly since: string;
  readonly summary: string;
}

const ofService = { filters: ['service'], since: '1.0' } as const;
const ofStep = { filters: ['step', 'phase'], since: '1.0' } as const;
const ofAll = { filters: [], since: '1.0' } as const;

/** Every point where code of a plugin is called; the only list of them. */
export const points = {
  'service.before_create': {
    ...ofService,
    mode: 'validate',
    summary: 'A service without a container is to get one.',
  },
  'service.before_update': {
    ...ofService,
    mode: 'validate',
    summary: 'A container is about to be recreated or started.',
  },
  'service.before_delete': {
    ...ofService,
    mode: 'validate',
    summary: 'A container is to be removed: its service is gone.',
  },
  'service.after_create': { ...ofService, mode: 'observe', summary: 'A service got its container.' },
  'service.after_update': {
    ...ofService,
    mode: 'observe',
    summary: 'A container was recreated or started.',
  },
  'plan.before': { ...ofAll, mode: 'observe', summary: 'Steps are about to be asked.' },
  'plan.after': { ...ofAll, mode: 'observe', summary: 'All steps have answered.' },
  'step.before': { ...ofStep, mode: 'validate', summary: 'A step is about to be carried out.' },
  'step.after': { ...ofStep, mode: 'observe', summary: 'A step was carried out.' },
  'manifest.validate': { ...ofAll, mode: 'validate', summary: 'A project was read.' },
  'compose.service': {
    ...ofService,
    mode: 'transform',
    summary: 'A service is about to be written to the Compose file.',
  },
  'odoo_conf.options': {
    ...ofAll,
    mode: 'transform',
    summary: "The manifest's options are about to be written to odoo.conf.",
  },
  'status.view': { ...ofAll, mode: 'transform', summary: 'The status is about to be shown.' },
  'plan.view': { ...ofAll, mode: 'transform', summary: 'A plan is about to be shown.' },
} as const satisfies Readonly<Record<Point, PointRow>>;

export const pointNames = Object.keys(points) as readonly Point[];

type OfMode<M extends Mode> = { [P in Point]: (typeof points)[P]['mode'] extends M ? P : never }[Point];
export type ObservePoint = OfMode<'observe'>;
export type ValidatePoint = OfMode<'validate'>;
export type TransformPoint = OfMode<'transform'>;

/** What a handler returns: nothing, problems, or the value. */
export type Returned<P extends Point> = P extends TransformPoint
  ? Events[P] extends { readonly value: infer Value }
    ? Value
    : never
  : P extends ValidatePoint
    ? readonly Problem[]
    : // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- an observer may return what it likes
      void;

/** Narrows a handler to some calls, and says when it comes. */
export type HandlerOptions<P extends Point> = Partial<
  Pick<Filters, (typeof points)[P]['filters'][number]>
> & {
  /** Lower comes first; 100 when nothing is said. */
  readonly priority?: number;
};
