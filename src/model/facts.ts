import type { JsonObject } from '../base/index.ts';

/** A container of this project, as one `docker ps` tells. */
export interface Container {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** `io.odpm.digest`: the definition it was made from. */
  readonly digest: string;
  /** `io.odpm.reads`: what the files held that it reads; of odpm's own services. */
  readonly reads: string;
  readonly oneOff: boolean;
  /** `127.0.0.1:8069->8069/tcp, …` */
  readonly ports: string;
  readonly state: string;
  /** `Up 3 minutes (healthy)`. */
  readonly status: string;
}

/** A folder on the host that becomes a folder with add-ons in the container. */
export interface MappedFolder {
  /** Absolute. */
  readonly host: string;
  readonly container: string;
  /** Folders below `container` that go into `addons_path`, in order. */
  readonly addons: readonly string[];
  /** Its requirements file, when it has one. */
  readonly requirements: string | undefined;
  readonly mask: boolean;
  /** Several projects have it: nobody may write there. */
  readonly shared: boolean;
}

/** A cluster of PostgreSQL that odpm 4 left. */
export interface FormerCluster {
  /** In the project folder: what the database container gets. */
  readonly folder: string;
  /** Where the container has it. */
  readonly target: string;
}

/** What odpm 4 left in the project folder, and what becomes of it. Paths are below that folder. */
export interface Former {
  readonly cluster: FormerCluster | undefined;
  /** Odoo's data directory. */
  readonly filestore: string | undefined;
  /** odpm has not prepared this folder since. */
  readonly first: boolean;
  /** Files that odpm writes anew; copies of them are kept. */
  readonly replaced: readonly string[];
  /** What stays, and is not read any more. */
  readonly left: readonly string[];
}

/**
 * How a toolchain makes a virtual environment and fills it, as argv. `{folder}` is the environment, `{python}` its Python,
 * `{base}` the Python that it is made from.
 */
export interface Installer {
  readonly name: string;
  readonly create: readonly string[];
  readonly install: readonly string[];
}

/** What a step found out and no file holds; later steps read it. */
export interface Facts {
  /** `undefined`: Docker was not asked. */
  readonly containers: readonly Container[];
  /** Repositories are brought first: what is in them is not known. */
  readonly awaited: true;
  /** Developing project first, dependencies, the platform last. */
  readonly folders: readonly MappedFolder[];
  /** Not there: odpm 4 left nothing. */
  readonly former: Former;
  readonly image: BaseImage;
  /** In the order in which the container looks for them. */
  readonly installers: readonly Installer[];
  /** The image is built anew under the name that it has. */
  readonly rebuilt: boolean;
  /** Service → digest of its definition, and which images the definitions name. */
  readonly compose: ComposeFacts;
  /** Whether Docker Compose was asked about the file. What it refuses is blocked before anybody reads this. */
  readonly checked: 'taken' | 'unchanged' | 'not-asked';
  /** Digest of everything that reaches the odoo container by file. */
  readonly runtimeDigest: string;
  /** That is other than it was. */
  readonly reread: boolean;
  /** What a start would do; where Docker is not asked, to services that run as the Compose file of before has them. */
  readonly differences: readonly Difference[];
  /** How the stack is started, and where Odoo answers then. */
  readonly deployment: {
    readonly url: string;
    /** `undefined`: Docker Compose. */
    readonly by: { readonly name: string; readonly plugin: string } | undefined;
  };
  /** Services that an earlier step stops, so that a later one has to start them. */
  readonly stopped: readonly string[];
  /** Plugins that ran here before, and whose code is not there now: what they add is not known. */
  readonly withheld: readonly string[];
}

export interface BaseImage {
  /** With tag. */
  readonly name: string;
  readonly latest: string;
  /** 64 hex digits: what decides whether it must be built again. */
  readonly identity: string;
  /** What it is built from. */
  readonly from: string;
  /** Path of its Dockerfile; `undefined` for a prebuilt image. */
  readonly dockerfile: string | undefined;
  /** What the image says of itself: the parts of its identity. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Services stand by the names that Docker knows. */
export interface ComposeFacts {
  /** Path of the file in use. */
  readonly file: string;
  readonly digests: ReadonlyMap<string, string>;
  /** Of all that odpm's own services read by file. */
  readonly reads: string;
  /** Services as the file has them. */
  readonly definitions: ReadonlyMap<string, JsonObject>;
  /** Those that are not built here. */
  readonly images: ReadonlyMap<string, string>;
  readonly ports: readonly PublishedPort[];
  /** People's override file changes services, and may add some. */
  readonly overridden: boolean;
  /** What the file that is there says of its services, when another takes its place. */
  readonly before: ReadonlyMap<string, Before>;
}

/** A service of an older Compose file of ours. */
export interface Before {
  readonly digest: string;
  /** In which the new definition differs: `ports`, `environment.MODE`. */
  readonly keys: readonly string[];
}

/** What `docker compose up` would do to a service, and why. */
export interface Difference {
  readonly service: string;
  readonly what: 'start' | 'recreate' | 'wait' | 'stop';
  readonly why: string;
  readonly keys: readonly string[];
}

/** A TCP port of this machine that a container gets. */
export interface PublishedPort {
  readonly service: string;
  readonly address: string;
  readonly port: number;
  /** In the container. */
  readonly target: number;
}
