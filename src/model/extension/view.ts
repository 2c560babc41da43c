import type { Json, JsonObject, Pointer } from '../../base/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import type { Entry, FileFacts } from '../look.ts';
import type { Outcome, Phase } from '../plan.ts';
import type { Arch } from '../project.ts';
import type { Mount, Port, Wait } from '../service.ts';
import type { Scenario } from '../settings.ts';

/** What plugins see of a project: nothing that comes from `.env`, no secret. */
export interface ProjectView {
  /** Of the Compose project. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly odooVersion: string;
  readonly python: string;
  readonly arch: Arch;
  readonly distribution: { readonly name: string; readonly version: string };
  /** Version of PostgreSQL. */
  readonly postgres: string;
  readonly requirements: readonly string[];
  readonly systemPackages: readonly string[];
}

/** A service as it will be, patches applied; the values of its variables are left out. */
export interface ServiceView {
  readonly name: string;
  /** `undefined`: it is built, or odpm's own. */
  readonly image: string | undefined;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** Names of the variables that it is given. */
  readonly variables: readonly string[];
  /** Names of the services that it waits for. */
  readonly dependsOn: readonly string[];
}

/** A repository that the stack is made of. */
export interface RepositoryView {
  readonly name: string;
  readonly role: 'platform' | 'developing' | 'dependency';
  /** Absolute, of one that is a folder of this machine. */
  readonly folder: string | undefined;
}

/** A row of a plan. */
export interface StepView {
  readonly id: string;
  readonly phase: Phase;
  readonly description: string;
  readonly outcome: Outcome;
  readonly because: string;
  readonly required: boolean;
}

export interface PlanView {
  readonly steps: readonly StepView[];
  /** A step would change something. */
  readonly changes: boolean;
}

/** A service that `odpm status` shows. */
export interface StatusView {
  /** As Compose calls it. */
  readonly name: string;
  /** `running`, `exited`, …; `absent`: it has no container. */
  readonly state: string;
  readonly health: 'healthy' | 'unhealthy' | 'starting' | 'none';
  /** Addresses for a browser. */
  readonly urls: readonly string[];
}

/** A service of the generated Compose file in long form, before names are made physical. */
export interface ComposeService {
  readonly image?: string;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** `null`: the value is taken from Compose's own environment. */
  readonly environment: Readonly<Record<string, string | null>>;
  readonly dependsOn: Readonly<Record<string, Wait>>;
  /** Keys that reach the Compose file as they are. */
  readonly rest: JsonObject;
}

/** What a run may read so far; what it has not read is `undefined`. */
export interface Views {
  readonly services: readonly ServiceView[];
  readonly repositories: readonly RepositoryView[];
  readonly plan: PlanView;
}

/** The project's files, as the steps before will leave them. Paths count from the project folder, or are absolute. */
export interface PluginLook {
  /** UTF-8 text of at most 1 MiB; `undefined` when there is no such file. Files of secrets are refused. */
  read(path: string): Promise<string | undefined>;
  /** A link is not followed; `undefined` when there is nothing. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Sorted by name; empty when there is no such folder. */
  list(path: string): Promise<readonly Entry[]>;
}

/** What other plugins lend, by name; the package that offers something adds its type here. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface Offers {}

/** What a plugin says of a mistake of its user. */
export interface ProblemFacts {
  /** Behind the plugin's name: `mailpit/port-taken`. */
  readonly code: string;
  /** A fact about the user's file or machine, lower case, no full stop. */
  readonly message: string;
  /** One sentence that tells how to mend it. */
  readonly fix: string;
  readonly severity?: 'error' | 'warning' | 'note';
  /** Pointer into the manifest: where it is shown. */
  readonly at?: Pointer;
}

/** What a plugin is given with every call. Frozen. */
export interface PluginContext extends Partial<Views> {
  /** The plugin's own name. */
  readonly plugin: string;
  readonly scenario: Scenario;
  readonly project: ProjectView;
  /** Views that this run has read. */
  readonly available: readonly (keyof Views)[];
  readonly look: PluginLook;
  /** The plugin's section of `extensions.config`; empty when there is none. */
  readonly config: JsonObject;
  /** What the plugin remembers of this project. */
  readonly store: Store;
  /** What another plugin lends: its name, `undefined` unless `requires` names that plugin. */
  offer<Name extends keyof Offers>(name: Name): Offers[Name] | undefined;
  /** A line for the person, behind the plugin's name. */
  log(text: string): void;
  /** A mistake of the user's, to be returned or thrown in a `Refusal`. */
  problem(facts: ProblemFacts): Problem;
  /** Folder of the plugin's own, below the project folder; made by the plugin's actions. */
  readonly dataFolder: string;
  /** Fires when the run is interrupted, and at the deadline. */
  readonly signal: AbortSignal;
}

export interface Store {
  get(key: string): Json | undefined;
}

/** Something a plugin did, for the record of the run. */
export interface Audit {
  /** `created`, `changed`, … */
  readonly action: string;
  /** Kind of what it was done to: `mailbox`. */
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly changes?: JsonObject;
}

/** What is given where a plugin may change things: while `odpm up` carries out its part, and to its commands. */
export interface EffectContext extends PluginContext {
  readonly store: Store & {
    /** Kept in the project, below `.odpm/state/`; `undefined` forgets the key. */
    set(key: string, value: Json | undefined): void;
  };
  /** Adds to the record of the run, `.odpm/state/last-up.json`. */
  audit(entry: Audit): void;
}
