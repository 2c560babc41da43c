import type { JsonObject, Pointer } from '../base/index.ts';

/** A published port, long form. No `published`: Docker picks one. */
export interface Port {
  readonly address: string;
  readonly published: string | undefined;
  /** Container port, or a range `7000-7005`. */
  readonly target: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** A mount, long form. */
export interface Mount {
  readonly kind: 'bind' | 'volume' | 'tmpfs';
  /** Of a bind: absolute, or below the project folder as `./x`. Of a volume: its name, or nothing for an anonymous one. */
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  /** Compose's own flags that were written behind the target (`z`, `Z`, `nocopy`). */
  readonly flags: readonly string[];
}

export type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** One service of the Compose file with every short form resolved. */
export interface Service {
  readonly image: string;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** `null`: the value is taken from Compose's own environment. */
  readonly environment: ReadonlyMap<string, string | null>;
  readonly dependsOn: ReadonlyMap<string, Condition>;
  /** Keys that reach the Compose file as they are. */
  readonly rest: JsonObject;
  /** Where the manifest declares it. */
  readonly at: Pointer;
}

/** What a patch changes of a service; the environment merges by variable and the patch wins. */
export interface ServicePatch {
  readonly service: string;
  readonly environment: ReadonlyMap<string, string | null>;
  readonly unset: readonly string[];
  readonly at: Pointer;
}

/** A service's name in the Compose file; `postgres` is what some call `db`. */
export const serviceName = (service: string): string => (service === 'postgres' ? 'db' : service);
