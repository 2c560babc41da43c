import type { JsonObject, Pointer } from '../base/index.ts';

/** A published port, long form. No `published`: Docker picks one. */
export interface Port {
  readonly address: string;
  readonly published: string | undefined;
  /** Container port, or a range `7000-7005`. */
  readonly target: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** What the long form says besides: `name`, `mode`, `app_protocol`. */
  readonly details: JsonObject;
}

/** A mount, long form. */
export interface Mount {
  readonly kind: 'bind' | 'volume' | 'tmpfs';
  /** Of a bind: absolute, or below the project folder as `./x`. Of a volume: its name, or nothing for an anonymous one. */
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  /** What the long form says besides, of the flags of a short one too: `consistency`, `bind`, `volume`, `tmpfs`. */
  readonly details: JsonObject;
}

export type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** How a service waits for another one. */
export interface Wait {
  readonly condition: Condition;
  /** It is started again when the other one was. */
  readonly restart: boolean;
  /** Without the other one it does not start. */
  readonly required: boolean;
}

/** One service of the Compose file with every short form resolved. */
export interface Service {
  /** `undefined`: it is built, and Compose names what comes of it. */
  readonly image: string | undefined;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** `null`: the value is taken from Compose's own environment. */
  readonly environment: ReadonlyMap<string, string | null>;
  readonly dependsOn: ReadonlyMap<string, Wait>;
  /** Keys that reach the Compose file as they are, each in one form: maps for pairs, lists for what a text may stand for. */
  readonly rest: JsonObject;
  /** Where the manifest declares it. */
  readonly at: Pointer;
}

/** A change to a list: what is said of an entry that is there takes its place; then the others, in this order. */
export interface ListChange<T> {
  readonly join: readonly T[];
  /** As people write it: a container port, the target of a mount, else the entry's text. */
  readonly remove: readonly string[];
  readonly append: readonly T[];
  readonly replace: readonly T[] | undefined;
}

type Dependencies = readonly (readonly [name: string, said: Partial<Wait>])[];

/** What a patch changes of a service; the environment merges by variable and the patch wins. */
export interface ServicePatch {
  readonly service: string;
  readonly image: string | undefined;
  readonly environment: ReadonlyMap<string, string | null>;
  readonly unset: readonly string[];
  readonly ports: ListChange<Port>;
  readonly mounts: ListChange<Mount>;
  /** What is not said of a name stays as it is. */
  readonly dependsOn: {
    readonly join: Dependencies;
    readonly remove: readonly string[];
    /** Instead of all others. */
    readonly replace: Dependencies | undefined;
  };
  /** The other keys: maps merge, `remove`, `append` and `replace` change a list, everything else replaces. */
  readonly rest: JsonObject;
  readonly at: Pointer;
}

/** A service's name in the Compose file; `postgres` is what some call `db`. */
export const serviceName = (service: string): string => (service === 'postgres' ? 'db' : service);
