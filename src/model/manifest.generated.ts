// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/**
 * Python packages beside those of the platform, one line of a requirements.txt each.
 */
export type Requirements = string[];
/**
 * Arguments for the image's program, one an item; never a shell line.
 *
 * @minItems 1
 */
export type Argv = string[];
/**
 * Program to run instead of the image's, one word an item.
 *
 * @minItems 1
 */
export type Argv1 = string[];
export type Scalar = (string | number) | (boolean | null);
export type Texts = string[];
export type Texts1 = string[];
/**
 * Linux capabilities to add.
 */
export type Texts2 = string[];
/**
 * Linux capabilities to take away.
 */
export type Texts3 = string[];
/**
 * Devices of the host: `host path:container path[:rights]`.
 */
export type Texts4 = string[];
/**
 * Options of the kernel's security modules.
 */
export type Texts5 = string[];
/**
 * @minItems 1
 */
export type Argv2 = string[];
export type Texts6 = string[];
export type Texts7 = string[];
export type Texts8 = string[];
/**
 * @minItems 1
 */
export type Argv3 = string[];
/**
 * After all files are written.
 */
export type Hooks1 = (Argv3 | string)[];
/**
 * Before the containers start.
 */
export type Hooks2 = (Argv3 | string)[];

/**
 * What an Odoo environment is made of: `odpm.json` in the root of the project.
 */
export interface Manifest {
  /**
   * Address of this schema, for editors; odpm ignores it.
   */
  $schema?: string;
  /**
   * Version of the format.
   */
  manifest_schema: 2;
  /**
   * The odpm that the manifest needs: a minimum (`4.7`), or a range as npm writes it (`>=4.7 <6`).
   */
  requires_odpm: string;
  /**
   * Version of Odoo: `N.0`, `saas-N.M` or `master`. Left out, it is the branch of `platform.git`.
   */
  odoo_version?: string;
  /**
   * Where Odoo itself comes from.
   */
  platform: {
    /**
     * Repository link: `<link> [ref] [commit]`.
     */
    git: string;
  };
  /**
   * Name of the platform's folder in the container.
   */
  platform_name?: string;
  /**
   * Version of Python in the container.
   */
  python: string;
  /**
   * The Linux distribution of the base image.
   */
  distro: {
    /**
     * Name of the distribution.
     */
    name: string;
    /**
     * Its release: the number or the code name.
     */
    version: string;
  };
  /**
   * Version of PostgreSQL: a tag of the image `postgres` that begins with digits.
   */
  postgres: string;
  requirements?: Requirements;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each.
   */
  dependencies?: string[];
  odoo_conf?: OdooConf;
  /**
   * Services beside `odoo` and `db`, as Compose understands them.
   */
  services?: {
    [k: string]: Service;
  };
  service_patches?: ServicePatches;
  hooks?: Hooks;
  /**
   * What one scenario (`ODPM_SCENARIO`) adds or changes.
   */
  scenarios?: {
    developer?: Overlay;
    server?: Overlay1;
    ci?: Overlay2;
  };
}
/**
 * Options for Odoo's configuration file, by section.
 */
export interface OdooConf {
  [k: string]: {
    [k: string]: string | number | boolean;
  };
}
export interface Service {
  /**
   * Image to run.
   */
  image: string;
  command?: Argv;
  entrypoint?: Argv1;
  /**
   * Variables of the container: a map, or a list of `NAME=value`. `null`, or a name alone: the value comes from Compose's own environment.
   */
  environment?:
    | {
        [k: string]: Scalar;
      }
    | Texts;
  /**
   * Published ports, short form: `[address:][host port:]container port[/udp]`.
   */
  ports?: (string | number)[];
  /**
   * Mounts, short form: `[source:]target[:flags]`. A source is `./folder`, an absolute path or the name of a volume.
   */
  volumes?: string[];
  /**
   * Services that start first: a list, or a map with conditions.
   */
  depends_on?:
    | Texts1
    | {
        [k: string]: {
          /**
           * What to wait for.
           */
          condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
        };
      };
  /**
   * When Docker starts the container again: `no`, `always`, `unless-stopped`, `on-failure[:times]`.
   */
  restart?: string;
  /**
   * User in the container, `uid[:gid]` or a name.
   */
  user?: string;
  /**
   * Gives the container a terminal.
   */
  tty?: boolean;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: boolean;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: boolean;
  /**
   * Namespace of processes: `host`, or `service:<name>`.
   */
  pid?: string;
  /**
   * Network of the container: `host`, `none`, or `service:<name>`.
   */
  network_mode?: string;
  cap_add?: Texts2;
  cap_drop?: Texts3;
  devices?: Texts4;
  security_opt?: Texts5;
  /**
   * Further groups of the user, by name or number.
   */
  group_add?: (string | number)[];
  /**
   * How Docker finds out whether the service is well.
   */
  healthcheck?: {
    /**
     * Argv that begins with `CMD` or `CMD-SHELL`, or a line for the container's shell.
     */
    test?: Argv2 | string;
    /**
     * Time between two tests.
     */
    interval?: string;
    /**
     * How long a test may take.
     */
    timeout?: string;
    /**
     * Time in which a failure does not count.
     */
    start_period?: string;
    /**
     * Time between two tests in that time.
     */
    start_interval?: string;
    /**
     * Failures in a row that make the service unhealthy.
     */
    retries?: number;
    /**
     * Switches the image's own test off.
     */
    disable?: boolean;
  };
  /**
   * Labels of the container: a map, or a list of `name=value`.
   */
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts6;
  /**
   * Host name inside the container.
   */
  hostname?: string;
  /**
   * Folder in which the program starts.
   */
  working_dir?: string;
  /**
   * Lines for the container's `/etc/hosts`: a map of name to address, or a list of `name:address`.
   */
  extra_hosts?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts6;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: string;
  /**
   * Compose profiles with which the service starts; without one it always does.
   */
  profiles?: string[];
}
/**
 * Changes to services that are there already; `odoo` and `db` are odpm's own.
 */
export interface ServicePatches {
  [k: string]: Patch;
}
export interface Patch {
  /**
   * Variables: they win over those of the service. `{"unset": ["NAME"]}` leaves variables out.
   */
  environment?:
    | {
        /**
         * Variables to leave out.
         */
        unset?: Texts7 | (string | number | boolean | null);
        [k: string]: Scalar | Texts7 | string | number | boolean | null | undefined;
      }
    | Texts8;
}
/**
 * Programs that run on the host while the environment is prepared.
 */
export interface Hooks {
  post_prepare?: Hooks1;
  pre_up?: Hooks2;
}
/**
 * Work on a developer's machine.
 */
export interface Overlay {
  requirements?: Requirements;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each.
   */
  dependencies?: string[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  hooks?: Hooks;
}
/**
 * Services by name; `null` removes one that the manifest declares.
 */
export interface OverlayServices {
  [k: string]: Service1 | null;
}
export interface Service1 {
  /**
   * Image to run.
   */
  image: string;
  command?: Argv;
  entrypoint?: Argv1;
  /**
   * Variables of the container: a map, or a list of `NAME=value`. `null`, or a name alone: the value comes from Compose's own environment.
   */
  environment?:
    | {
        [k: string]: Scalar;
      }
    | Texts;
  /**
   * Published ports, short form: `[address:][host port:]container port[/udp]`.
   */
  ports?: (string | number)[];
  /**
   * Mounts, short form: `[source:]target[:flags]`. A source is `./folder`, an absolute path or the name of a volume.
   */
  volumes?: string[];
  /**
   * Services that start first: a list, or a map with conditions.
   */
  depends_on?:
    | Texts1
    | {
        [k: string]: {
          /**
           * What to wait for.
           */
          condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
        };
      };
  /**
   * When Docker starts the container again: `no`, `always`, `unless-stopped`, `on-failure[:times]`.
   */
  restart?: string;
  /**
   * User in the container, `uid[:gid]` or a name.
   */
  user?: string;
  /**
   * Gives the container a terminal.
   */
  tty?: boolean;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: boolean;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: boolean;
  /**
   * Namespace of processes: `host`, or `service:<name>`.
   */
  pid?: string;
  /**
   * Network of the container: `host`, `none`, or `service:<name>`.
   */
  network_mode?: string;
  cap_add?: Texts2;
  cap_drop?: Texts3;
  devices?: Texts4;
  security_opt?: Texts5;
  /**
   * Further groups of the user, by name or number.
   */
  group_add?: (string | number)[];
  /**
   * How Docker finds out whether the service is well.
   */
  healthcheck?: {
    /**
     * Argv that begins with `CMD` or `CMD-SHELL`, or a line for the container's shell.
     */
    test?: Argv2 | string;
    /**
     * Time between two tests.
     */
    interval?: string;
    /**
     * How long a test may take.
     */
    timeout?: string;
    /**
     * Time in which a failure does not count.
     */
    start_period?: string;
    /**
     * Time between two tests in that time.
     */
    start_interval?: string;
    /**
     * Failures in a row that make the service unhealthy.
     */
    retries?: number;
    /**
     * Switches the image's own test off.
     */
    disable?: boolean;
  };
  /**
   * Labels of the container: a map, or a list of `name=value`.
   */
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts6;
  /**
   * Host name inside the container.
   */
  hostname?: string;
  /**
   * Folder in which the program starts.
   */
  working_dir?: string;
  /**
   * Lines for the container's `/etc/hosts`: a map of name to address, or a list of `name:address`.
   */
  extra_hosts?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts6;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: string;
  /**
   * Compose profiles with which the service starts; without one it always does.
   */
  profiles?: string[];
}
/**
 * A server that stays up.
 */
export interface Overlay1 {
  requirements?: Requirements;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each.
   */
  dependencies?: string[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  hooks?: Hooks;
}
/**
 * An image of its own, built by a machine.
 */
export interface Overlay2 {
  requirements?: Requirements;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each.
   */
  dependencies?: string[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  hooks?: Hooks;
}
