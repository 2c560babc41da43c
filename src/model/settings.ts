import type { Span } from '../diagnostics/index.ts';
import type { Names } from './names.ts';

export const scenarios = ['developer', 'server', 'ci'] as const;
export type Scenario = (typeof scenarios)[number];

export const profiles = ['full', 'medium', 'ci'] as const;
export type Profile = (typeof profiles)[number];

export const debuggerBackends = ['debugpy_listen', 'pydevd_connect'] as const;
export type DebuggerBackend = (typeof debuggerBackends)[number];

/** A variable's value, and which layer gave it. */
export interface Variable {
  readonly value: string;
  /** `the environment`, `.env`, `~/.odpm/.env`. */
  readonly by: string;
  /** Its line; the environment has none. Never with text: an `.env` may hold secrets. */
  readonly at?: Span;
}

/** Looks a variable up in the environment, then `.env`, then `~/.odpm/.env`. */
export type Variables = (name: string) => Variable | undefined;

/** The version of everything in `.odpm/state`, and the file that says it. */
export const stateFormat = 1;
export const stateFile = '.odpm/state/format';

/** The variable by which odpm knows that a hook of a run called it: the process id of that run. */
export const hookOf = 'ODPM_HOOK_OF';

/** Tells who changes the project; one that is there while nobody does was left by a run that was killed. */
export const lockFile = '.odpm/state/lock';

/** Where ports are kept that odpm chose. */
export const portsFile = '.odpm/state/ports.json';

/** Setting → port. */
export type FoundPorts = Readonly<Record<string, number>>;

/** What `.env` and the environment say, defaults filled in. */
export interface Settings {
  readonly scenario: Scenario;
  /** Host ports. */
  readonly ports: {
    readonly odoo: number;
    readonly gevent: number;
    readonly postgres: number;
    readonly debugger: number;
  };
  /** Those among them that odpm chose; `undefined`: it was not asked to. */
  readonly foundPorts: FoundPorts | undefined;
  /** Folder of database backups, as it is written: `~/` is the user's home. */
  readonly backups: string;
  /** Folder of all clones, as it is written: `~/` is the user's home. */
  readonly projects: string;
  /** How many programs of git run at once. */
  readonly jobs: number;
  /** Key for git over ssh, as it is written. */
  readonly sshKey: string | undefined;
  /** Host address for published ports that name none. */
  readonly bind: string;
  readonly names: Names;
  /** The network of all services without one of their own; `undefined`: Compose's default. */
  readonly network: { readonly name: string; readonly external: boolean } | undefined;
  readonly debugger: {
    readonly backend: DebuggerBackend;
    /** Where a debugger listens that the container connects to. */
    readonly host: string;
    /** Whether Odoo waits until one is there. */
    readonly suspend: boolean;
  };
  readonly profile: Profile | undefined;
  /** A prebuilt base image. */
  readonly baseImage: string | undefined;
  readonly variables: Variables;
  /** What each layer says of a variable, the one that wins first. */
  readonly said: (name: string) => readonly Variable[];
  /** Variables of the `.env` files that the environment lacks: hooks get them. */
  readonly dotenv: ReadonlyMap<string, string>;
  /** Where a setting stands, for problems about its value. */
  readonly at: (name: string) => Span | undefined;
}

/** Where a debugger of the developer connects to the container. */
export const debuggerPort = '5678';

/** Whether the debugger waits in the container for the developer's, and not the other way round. */
export const debuggerListens = ({ scenario, debugger: wanted }: Settings): boolean =>
  scenario === 'developer' && wanted.backend === 'debugpy_listen';
