import type { Points, Providers } from './extension/called.ts';
import type { Facts } from './facts.ts';
import type { Look } from './look.ts';
import type { Phase, Verdict } from './plan.ts';
import type { Project } from './project.ts';

/** What is known of the user's trust in this project. */
export interface TrustState {
  /** The user said yes to what would run, or nothing would run. */
  readonly given: boolean;
  /** Whether the services ask for access to the host. */
  readonly hostAccess: boolean;
}

/** Modules by name, or those that the user's settings name. */
export type Modules = readonly string[] | 'usual';

/** What `up` and `plan` were asked for. */
export interface Request {
  /** `false`: Docker is asked nothing (`--no-docker`). */
  readonly docker: boolean;
  /** `false`: nothing is built or started (`--skip-start`). */
  readonly start: boolean;
  /** `false`: repositories are taken as they lie (`--no-git-update`). */
  readonly gitUpdate: boolean;
  /** Folders of work trees that this run has brought, or asked the server for, already. */
  readonly settled: ReadonlySet<string>;
  /** Database to work on. */
  readonly database: string | undefined;
  /** Whether images are built although they are here. */
  readonly build: boolean;
  /** Generated files whose edits are given up. */
  readonly replace: readonly string[];
  readonly install: Modules;
  readonly update: Modules;
  /** Tests of these modules are run, and nothing is started then. */
  readonly test: boolean;
  /** Arguments for odoo-bin: part of the odoo service's definition. */
  readonly odooArgs: readonly string[];
  readonly trust: TrustState;
}

/** Why nothing is built or started, behind a sentence that says so. */
export const withoutStart = ({ settings }: Project): string =>
  settings.scenario === 'ci' ? 'in the scenario ci' : 'with --skip-start';

export interface StepContext {
  readonly project: Project;
  readonly look: Look;
  /** What the steps before found out. */
  readonly facts: Partial<Facts>;
  readonly request: Request;
  /** Where others may have a say. */
  readonly points: Points;
  /** What is chosen among. */
  readonly providers: Providers;
}

/** A unit of preparing. `evaluate` has no effects: what it wants done is in its verdict. */
export interface Step {
  readonly id: string;
  readonly description: string;
  readonly phase: Phase;
  /** Whether this project cannot do without what it makes. */
  readonly required: boolean | ((at: Pick<StepContext, 'project' | 'request'>) => boolean);
  evaluate(at: StepContext): Promise<Verdict>;
}
