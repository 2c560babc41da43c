// Made from schemas/odpm.v2.schema.json by `npm run derive`.

export type PluginName = string;
export type NetworkName = string;
export type Texts = string[];
export type UniqueTexts = string[];
/**
 * @minItems 1
 */
export type Argv = string[];
export type Switch = boolean | string;
export type Duration = string;
export type Size = number | string;
export type Count = number | string;
export type Number = number | string;
export type WholeNumber = number | string;
export type Scalar = (string | number) | (number | boolean | null);
export type Environment =
  | {
      [k: string]: Scalar;
    }
  | Texts;
export type PatchedEnvironment =
  | {
      /**
       * Variables to leave out.
       */
      unset?: Texts | (string | number | boolean | null);
      [k: string]: Scalar | Texts | string | number | boolean | null | undefined;
    }
  | Texts;
export type Pairs =
  | {
      [k: string]: string | number | boolean | null;
    }
  | Texts;
export type Port = string | number | LongPort;
export type PortNumber = number | string;
export type Mount = string | LongMount;
export type Attachment = {
  /**
   * Further names of the service there.
   */
  aliases?: UniqueTexts;
  /**
   * Fixed address.
   */
  ipv4_address?: string;
  /**
   * Fixed address.
   */
  ipv6_address?: string;
  /**
   * Link-local addresses.
   */
  link_local_ips?: UniqueTexts;
  /**
   * Hardware address.
   */
  mac_address?: string;
  /**
   * Options of the network's driver.
   */
  driver_opts?: {
    [k: string]: string | number;
  };
  /**
   * Order in which networks are joined; higher first.
   */
  priority?: number;
  /**
   * Which network is the default way out; the highest.
   */
  gw_priority?: number;
} | null;
export type Limit = number | string;
export type Ulimit =
  | number
  | string
  | {
      /**
       * Limit that the program may raise.
       */
      soft: Limit;
      /**
       * Limit that it may not pass.
       */
      hard: Limit;
    };
export type Device =
  | string
  | {
      /**
       * Device of the host.
       */
      source: string;
      /**
       * Its path in the container.
       */
      target?: string;
      /**
       * `r`, `w` and `m`.
       */
      permissions?: string;
    };
export type EnvFile =
  | string
  | {
      /**
       * The file, inside the project.
       */
      path: string;
      /**
       * Whether it may be missing.
       */
      required?: Switch;
      /**
       * `raw`: values are taken as they are.
       */
      format?: string;
    };
export type Hooks = (Argv | string | Hook)[];

/**
 * What an Odoo environment is made of: `odpm.json` in the root of the project.
 */
export interface Manifest {
  /**
   * Address of this schema, for editors; odpm ignores it.
   */
  $schema?:
    | string
    | number
    | boolean
    | null
    | unknown[]
    | {
        [k: string]: unknown;
      };
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
    /**
     * Day whose last commit on the branch is used: `YYYYMMDD`, `YYYY-MM-DD`, or `latest`. Without meaning beside a commit or a lock.
     */
    build_date?: string;
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
   * Processor of the containers; left out, that of the machine. `x86_64` is `amd64`, `aarch64` is `arm64`.
   */
  arch?: 'amd64' | 'arm64' | 'x86_64' | 'aarch64';
  /**
   * Version of PostgreSQL: a tag of the image `postgres` that begins with digits.
   */
  postgres: string;
  /**
   * Python packages beside those of the platform, one line of a requirements.txt each.
   */
  requirements?: string[];
  /**
   * Debian packages that the image gets beside those of its profile.
   */
  system_packages?: string[];
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each, or an object that merges pull requests into one.
   */
  dependencies?: (string | Merged)[];
  /**
   * Whether services of the manifests of dependencies are taken in.
   */
  inherit_services?: boolean;
  /**
   * The repository that people work in.
   */
  developing?: {
    /**
     * Repository link: `<link> [ref] [commit]`.
     */
    git?: string;
  };
  /**
   * What a new database begins with, the same for the whole team.
   */
  database?: {
    /**
     * Language, `ll` or `ll_CC`.
     */
    language?: string;
    /**
     * Two-letter code of the country; `false` or `null`: none.
     */
    country?: string | false | null;
  };
  /**
   * Options for Odoo's configuration file, by section.
   */
  odoo_conf?: {
    [k: string]: {
      [k: string]: string | number | boolean;
    };
  };
  /**
   * Services beside `odoo` and `db`, as Compose understands them.
   */
  services?: {
    [k: string]: Service;
  };
  /**
   * Changes to services that are there already; `odoo` and `db` are odpm's own (`postgres` means `db`).
   */
  service_patches?: {
    [k: string]: Patch;
  };
  /**
   * Repositories that sidecars and build contexts are made from: a link each. `${@source:NAME}` is the path.
   */
  service_sources?: {
    [k: string]: string;
  };
  /**
   * Programs that run on the host while the environment is prepared.
   */
  hooks?: {
    /**
     * After repositories are there.
     */
    post_clone?: Hooks;
    /**
     * After all files are written.
     */
    post_prepare?: Hooks;
    /**
     * Before the containers start.
     */
    pre_up?: Hooks;
    /**
     * After the containers are started.
     */
    post_up?: Hooks;
    /**
     * Before the containers are stopped.
     */
    pre_down?: Hooks;
  };
  /**
   * Values that the project needs and no file in git holds.
   */
  secrets?: {
    /**
     * Whether the stack starts without them.
     */
    required?: boolean;
    /**
     * Names of the values, flat, with dots where wanted.
     */
    keys?: string[];
    /**
     * Where the values come from; the file `.odpm/secrets.json` when nothing is said.
     */
    provider?: Provider | string;
  };
  /**
   * Plugins of odpm that the project uses.
   */
  extensions?: {
    /**
     * Plugins below `.odpm/plugins/`, in this order; left out, all of them.
     */
    local?: PluginName[];
    /**
     * Packages, each with the range of versions that fits, or where it comes from: `file:` and a path, `git+https://…#<commit>`; `builtin`: a plugin of odpm itself.
     */
    plugins?: {
      [k: string]: string;
    };
    /**
     * Plugins that are left out.
     */
    disable?: string[];
    /**
     * Plugin → its own section, which its schema describes.
     */
    config?: {
      [k: string]: {
        [k: string]: unknown;
      };
    };
  };
  /**
   * Backing services with a life of their own, by name; `type` names what provides them.
   */
  resources?: {
    [k: string]: {
      /**
       * Kind of the resource.
       */
      type: string;
      [k: string]: unknown;
    };
  };
  /**
   * A reverse proxy in front of Odoo; other keys are those of its provider.
   */
  proxy?: {
    /**
     * Which proxy.
     */
    type: string;
    /**
     * Name under which Odoo is reached.
     */
    host: string;
    [k: string]: unknown;
  };
  /**
   * How images are built.
   */
  image?: {
    /**
     * Builder of images.
     */
    builder?: string;
  };
  /**
   * Commits and inputs that the team has agreed on.
   */
  locks?: {
    /**
     * Link, as the manifest spells it → commit of 7 to 40 hex digits.
     */
    git?: {
      [k: string]: string;
    };
    /**
     * Hash of what the virtual environment is made from, as `odpm lock --sync-manifest` writes it.
     */
    venv?: string;
  };
  /**
   * What one scenario (`ODPM_SCENARIO`) adds or changes.
   */
  scenarios?: {
    /**
     * Work on a developer's machine.
     */
    developer?: Overlay;
    /**
     * A server that stays up.
     */
    server?: Overlay;
    /**
     * An image of its own, built by a machine.
     */
    ci?: Overlay;
  };
}
export interface Merged {
  /**
   * The repository.
   */
  git: string;
  /**
   * Branch or tag to begin with.
   */
  branch?: string;
  /**
   * Commit to begin with, 7 to 40 hex digits.
   */
  commit?: string;
  /**
   * What is merged into it, in this order: a ref of the repository, or `<link> <ref>`.
   */
  merges?: string[];
}
export interface Provider {
  /**
   * `file`, `env`, `exec`, or what a plugin brings.
   */
  type: string;
  /**
   * Program of `exec`: it prints `{"KEY": "value"}`.
   */
  argv?: Argv;
  /**
   * Address of the provider's server.
   */
  host?: string;
  /**
   * Project there, by its id.
   */
  project_id?: string;
  /**
   * Project there, by its name.
   */
  project_slug?: string;
  /**
   * Environment there.
   */
  environment_slug?: string;
  /**
   * Folder there.
   */
  secret_path?: string;
  /**
   * Whether folders below it are read too.
   */
  recursive?: boolean;
  /**
   * Name there → name here.
   */
  key_map?: {
    [k: string]: string;
  };
}
export interface Operations {
  /**
   * Entries to take out: their exact text; of ports the container port, of mounts the target.
   */
  remove?: (string | number)[];
  /**
   * Entries to add at the end.
   */
  append?: (
    | string
    | number
    | {
        [k: string]: unknown;
      }
  )[];
  /**
   * Entries to have instead of all others.
   */
  replace?: (
    | string
    | number
    | {
        [k: string]: unknown;
      }
  )[];
}
export interface LongPort {
  /**
   * A name for people.
   */
  name?: string;
  /**
   * Port in the container.
   */
  target: PortNumber;
  /**
   * Port on the host; left out, Docker picks one.
   */
  published?: PortNumber;
  /**
   * Address on the host.
   */
  host_ip?: string;
  /**
   * `tcp`, `udp` or `sctp`.
   */
  protocol?: string;
  /**
   * What is spoken there, for people and tools.
   */
  app_protocol?: string;
  /**
   * Kept for Compose; `host` or `ingress`.
   */
  mode?: string;
}
export interface LongMount {
  /**
   * What is mounted.
   */
  type: string;
  /**
   * Folder or file of the host, or name of a volume.
   */
  source?: string;
  /**
   * Absolute path in the container.
   */
  target: string;
  /**
   * Whether the container may only read.
   */
  read_only?: Switch;
  /**
   * Kept for Compose.
   */
  consistency?: string;
  /**
   * Details of a bind.
   */
  bind?: {
    /**
     * How mounts below it spread.
     */
    propagation?: string;
    /**
     * Whether a missing folder is made.
     */
    create_host_path?: Switch;
    /**
     * Label for SELinux, `z` or `Z`.
     */
    selinux?: string;
  };
  /**
   * Details of a volume.
   */
  volume?: {
    /**
     * Whether the image's files stay out of it.
     */
    nocopy?: Switch;
    /**
     * Folder inside the volume.
     */
    subpath?: string;
  };
  /**
   * Details of a file system in memory.
   */
  tmpfs?: {
    /**
     * How large it may grow.
     */
    size?: Size;
    /**
     * Permissions.
     */
    mode?: number | string;
  };
}
export interface Condition {
  /**
   * What to wait for.
   */
  condition: string;
  /**
   * Whether it is started again after the other was.
   */
  restart?: Switch;
  /**
   * Whether it may be missing.
   */
  required?: Switch;
}
export interface Build {
  /**
   * Folder inside the project, or a service source: `${@source:NAME}`.
   */
  context?: string;
  /**
   * Dockerfile, seen from the context.
   */
  dockerfile?: string;
  /**
   * Text of the Dockerfile.
   */
  dockerfile_inline?: string;
  /**
   * Build arguments: a map, or a list of `NAME=value`.
   */
  args?: Pairs;
  /**
   * Stage to build.
   */
  target?: string;
  /**
   * Labels of the image.
   */
  labels?: Pairs;
  /**
   * Network while building.
   */
  network?: string;
  /**
   * SSH agents and keys that the build may use.
   */
  ssh?: Pairs;
  /**
   * Where layers are taken from.
   */
  cache_from?: Texts;
  /**
   * Where layers are put.
   */
  cache_to?: Texts;
  /**
   * Builds every layer anew.
   */
  no_cache?: Switch;
  /**
   * Asks for newer base images.
   */
  pull?: Switch;
  /**
   * Further contexts: a map, or a list of `name=path`.
   */
  additional_contexts?: Pairs;
  /**
   * Platforms to build for.
   */
  platforms?: Texts;
  /**
   * Further names of the image.
   */
  tags?: Texts;
  /**
   * Hosts while building.
   */
  extra_hosts?: Pairs;
  /**
   * Shared memory while building.
   */
  shm_size?: Size;
  /**
   * Gives the build every right.
   */
  privileged?: Switch;
  /**
   * Isolation of the build.
   */
  isolation?: string;
  /**
   * Limits while building.
   */
  ulimits?: {
    [k: string]: Ulimit;
  };
}
export interface Deploy {
  /**
   * `replicated` or `global`, for a swarm.
   */
  mode?: string;
  /**
   * `vip` or `dnsrr`, for a swarm.
   */
  endpoint_mode?: string;
  /**
   * How many containers run.
   */
  replicas?: WholeNumber;
  /**
   * Labels of the service.
   */
  labels?: Pairs;
  /**
   * What a container may use, and what is kept for it.
   */
  resources?: {
    /**
     * The most.
     */
    limits?: {
      /**
       * Processors, as a share.
       */
      cpus?: Number;
      /**
       * Memory.
       */
      memory?: Size;
      /**
       * Processes.
       */
      pids?: WholeNumber;
    };
    /**
     * The least.
     */
    reservations?: {
      /**
       * Processors, as a share.
       */
      cpus?: Number;
      /**
       * Memory.
       */
      memory?: Size;
      /**
       * Devices, such as GPUs, by capabilities.
       */
      devices?: {
        /**
         * What it must be able to do.
         */
        capabilities: Texts;
        [k: string]: unknown;
      }[];
      /**
       * Resources of a swarm's nodes.
       */
      generic_resources?: {
        [k: string]: unknown;
      }[];
    };
  };
  /**
   * When a swarm starts a container again.
   */
  restart_policy?: {
    /**
     * `none`, `on-failure` or `any`.
     */
    condition?: string;
    /**
     * Time between two tries.
     */
    delay?: Duration;
    /**
     * Tries.
     */
    max_attempts?: WholeNumber;
    /**
     * Time in which a failure counts.
     */
    window?: Duration;
  };
  /**
   * How a swarm replaces containers.
   */
  update_config?: {
    /**
     * Containers at once.
     */
    parallelism?: WholeNumber;
    /**
     * Time between two.
     */
    delay?: Duration;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: Duration;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: Number;
    /**
     * What comes first.
     */
    order?: 'start-first' | 'stop-first';
  };
  /**
   * How a swarm goes back.
   */
  rollback_config?: {
    /**
     * Containers at once.
     */
    parallelism?: WholeNumber;
    /**
     * Time between two.
     */
    delay?: Duration;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: Duration;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: Number;
    /**
     * What comes first.
     */
    order?: 'start-first' | 'stop-first';
  };
  /**
   * Which nodes of a swarm run it.
   */
  placement?: {
    /**
     * What a node must be.
     */
    constraints?: Texts;
    /**
     * How containers spread.
     */
    preferences?: {
      /**
       * Label over whose values they spread.
       */
      spread?: string;
    }[];
    /**
     * The most on one node.
     */
    max_replicas_per_node?: WholeNumber;
  };
}
export interface Service {
  /**
   * Image to run; beside `build` the name that the built one gets.
   */
  image?: string;
  /**
   * How the image is built: a folder, or an object as Compose has it.
   */
  build?: string | Build;
  /**
   * Arguments for the image's program, one an item; never a shell line.
   */
  command?: Argv;
  /**
   * Program to run instead of the image's, one word an item.
   */
  entrypoint?: Argv;
  /**
   * Variables of the container: a map, or a list of `NAME=value`. `null`, or a name alone: the value comes from Compose's own environment.
   */
  environment?: Environment;
  /**
   * Files with variables, inside the project.
   */
  env_file?: string | EnvFile[];
  /**
   * Published ports: `[address:][host port:]container port[/udp]`, or the long form.
   */
  ports?: Port[];
  /**
   * Ports for other containers only.
   */
  expose?: (string | number)[];
  /**
   * Mounts: `[source:]target[:flags]`, or the long form. A source is `./folder`, an absolute path or the name of a volume.
   */
  volumes?: Mount[];
  /**
   * File systems in memory: paths, with options behind a colon.
   */
  tmpfs?: string | UniqueTexts;
  /**
   * Services that start first: a list, or a map with conditions.
   */
  depends_on?:
    | Texts
    | {
        [k: string]: Condition;
      };
  /**
   * Networks that the service joins: a list, or a map with details.
   */
  networks?:
    | NetworkName[]
    | {
        [k: string]: Attachment;
      };
  /**
   * Network of the container: `host`, `none`, `bridge`, or `service:<name>`. Not beside `networks`.
   */
  network_mode?: string;
  /**
   * When Docker starts the container again: `no`, `always`, `unless-stopped`, `on-failure[:times]`.
   */
  restart?: string;
  /**
   * User in the container, `uid[:gid]` or a name.
   */
  user?: string;
  /**
   * Host name inside the container.
   */
  hostname?: string;
  /**
   * Gives the container a terminal.
   */
  tty?: Switch;
  /**
   * Keeps the container's standard input open.
   */
  stdin_open?: Switch;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: Switch;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: Switch;
  /**
   * Makes the container's own file system read-only.
   */
  read_only?: Switch;
  /**
   * Namespace of processes: `host`, or `service:<name>`.
   */
  pid?: string;
  /**
   * Folder in which the program starts.
   */
  working_dir?: string;
  /**
   * Labels of the container: a map, or a list of `name=value`.
   */
  labels?: Pairs;
  /**
   * Linux capabilities to add.
   */
  cap_add?: UniqueTexts;
  /**
   * Linux capabilities to take away.
   */
  cap_drop?: UniqueTexts;
  /**
   * Options of the kernel's security modules.
   */
  security_opt?: UniqueTexts;
  /**
   * Devices of the host: `host path:container path[:rights]`, or the long form.
   */
  devices?: Device[];
  /**
   * Further groups of the user, by name or number.
   */
  group_add?: (string | number)[];
  /**
   * Lines for the container's `/etc/hosts`: a map of name to address, or a list of `name:address`.
   */
  extra_hosts?:
    | {
        [k: string]: string | string[];
      }
    | UniqueTexts;
  /**
   * Name servers of the container.
   */
  dns?: string | UniqueTexts;
  /**
   * Parameters of the kernel: a map, or a list of `name=value`.
   */
  sysctls?: Pairs;
  /**
   * Limits of processes: a number, or `soft` and `hard`.
   */
  ulimits?: {
    [k: string]: Ulimit;
  };
  /**
   * Size of shared memory.
   */
  shm_size?: Size;
  /**
   * Where Docker puts what the container prints.
   */
  logging?: {
    /**
     * Driver of the log.
     */
    driver?: string;
    /**
     * Its options.
     */
    options?: {
      [k: string]: string | number | null;
    };
  };
  /**
   * How Docker finds out whether the service is well.
   */
  healthcheck?: {
    /**
     * Argv that begins with `CMD` or `CMD-SHELL`, or a line for the container's shell.
     */
    test?: string[] | string;
    /**
     * Time between two tests.
     */
    interval?: Duration;
    /**
     * How long a test may take.
     */
    timeout?: Duration;
    /**
     * Time in which a failure does not count.
     */
    start_period?: Duration;
    /**
     * Time between two tests in that time.
     */
    start_interval?: Duration;
    /**
     * Failures in a row that make the service unhealthy.
     */
    retries?: Count;
    /**
     * Switches the image's own test off.
     */
    disable?: Switch;
  };
  /**
   * Signal that asks the program to end.
   */
  stop_signal?: string;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: Duration;
  /**
   * Platform of the image: `os[/architecture[/variant]]`.
   */
  platform?: string;
  /**
   * Compose profiles with which the service starts; without one it always does.
   */
  profiles?: string[];
  /**
   * Resources and number of containers, as Compose has them.
   */
  deploy?: Deploy;
  /**
   * Secrets that the container gets as files under `/run/secrets/`: keys of the project's secrets.
   */
  secrets?: string[];
  /**
   * Service source that the service belongs to: a name below `service_sources`.
   */
  source?: string;
}
export interface Patch {
  /**
   * Image to run; beside `build` the name that the built one gets.
   */
  image?: Exclude<Service['image'], undefined>;
  /**
   * How the image is built: a folder, or an object as Compose has it.
   */
  build?: Exclude<Service['build'], undefined>;
  /**
   * Arguments instead of those there; of `odoo` they are odpm's own business.
   */
  command?: Argv | Operations;
  /**
   * Program instead of that there; of `odoo` it is odpm's own business.
   */
  entrypoint?: Argv | Operations;
  /**
   * Variables: they win over those of the service. `{"unset": ["NAME"]}` leaves variables out.
   */
  environment?: PatchedEnvironment;
  /**
   * Files with variables, inside the project. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  env_file?: string | EnvFile[] | Operations;
  /**
   * Joined by container port, the patch wins; `remove`, `append` and `replace` say it outright.
   */
  ports?: Port[] | Operations;
  /**
   * Ports for other containers only. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  expose?: (string | number)[] | Operations;
  /**
   * Joined by target, the patch wins; `remove`, `append` and `replace` say it outright.
   */
  volumes?: Mount[] | Operations;
  /**
   * File systems in memory: paths, with options behind a colon. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  tmpfs?: string | UniqueTexts | Operations;
  /**
   * Services that start first; a name alone keeps the condition that it has. A list replaces, a map is joined.
   */
  depends_on?:
    | Texts
    | {
        /**
         * Entries to take out: their exact text; of ports the container port, of mounts the target.
         */
        remove?: (string | number)[];
        /**
         * Entries to add at the end.
         */
        append?: (
          | string
          | number
          | {
              [k: string]: unknown;
            }
        )[];
        /**
         * Entries to have instead of all others.
         */
        replace?: (
          | string
          | number
          | {
              [k: string]: unknown;
            }
        )[];
        [k: string]:
          | Condition
          | (string | number)[]
          | (
              | string
              | number
              | {
                  [k: string]: unknown;
                }
            )[]
          | undefined;
      };
  /**
   * Networks that the service joins. A list replaces, a map is joined.
   */
  networks?:
    | NetworkName[]
    | {
        /**
         * Entries to take out: their exact text; of ports the container port, of mounts the target.
         */
        remove?: (string | number)[];
        /**
         * Entries to add at the end.
         */
        append?: (
          | string
          | number
          | {
              [k: string]: unknown;
            }
        )[];
        /**
         * Entries to have instead of all others.
         */
        replace?: (
          | string
          | number
          | {
              [k: string]: unknown;
            }
        )[];
        [k: string]:
          | Attachment
          | (string | number)[]
          | (
              | string
              | number
              | {
                  [k: string]: unknown;
                }
            )[]
          | undefined;
      };
  /**
   * Network of the container: `host`, `none`, `bridge`, or `service:<name>`. Not beside `networks`.
   */
  network_mode?: Exclude<Service['network_mode'], undefined>;
  /**
   * When Docker starts the container again: `no`, `always`, `unless-stopped`, `on-failure[:times]`.
   */
  restart?: Exclude<Service['restart'], undefined>;
  /**
   * User in the container, `uid[:gid]` or a name.
   */
  user?: Exclude<Service['user'], undefined>;
  /**
   * Host name inside the container.
   */
  hostname?: Exclude<Service['hostname'], undefined>;
  /**
   * Gives the container a terminal.
   */
  tty?: Exclude<Service['tty'], undefined>;
  /**
   * Keeps the container's standard input open.
   */
  stdin_open?: Exclude<Service['stdin_open'], undefined>;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: Exclude<Service['init'], undefined>;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: Exclude<Service['privileged'], undefined>;
  /**
   * Makes the container's own file system read-only.
   */
  read_only?: Exclude<Service['read_only'], undefined>;
  /**
   * Namespace of processes: `host`, or `service:<name>`.
   */
  pid?: Exclude<Service['pid'], undefined>;
  /**
   * Folder in which the program starts.
   */
  working_dir?: Exclude<Service['working_dir'], undefined>;
  /**
   * Labels of the container: a map, or a list of `name=value`.
   */
  labels?: Exclude<Service['labels'], undefined>;
  /**
   * Linux capabilities to add. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  cap_add?: UniqueTexts | Operations;
  /**
   * Linux capabilities to take away. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  cap_drop?: UniqueTexts | Operations;
  /**
   * Options of the kernel's security modules. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  security_opt?: UniqueTexts | Operations;
  /**
   * Devices of the host: `host path:container path[:rights]`, or the long form. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  devices?: Device[] | Operations;
  /**
   * Further groups of the user, by name or number. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  group_add?: (string | number)[] | Operations;
  /**
   * Lines for the container's `/etc/hosts`: a map of name to address, or a list of `name:address`. `remove`, `append` and `replace` change single lines.
   */
  extra_hosts?: Exclude<Service['extra_hosts'], undefined>;
  /**
   * Name servers of the container. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  dns?: string | UniqueTexts | Operations;
  /**
   * Parameters of the kernel: a map, or a list of `name=value`.
   */
  sysctls?: Exclude<Service['sysctls'], undefined>;
  /**
   * Limits of processes: a number, or `soft` and `hard`.
   */
  ulimits?: Exclude<Service['ulimits'], undefined>;
  /**
   * Size of shared memory.
   */
  shm_size?: Exclude<Service['shm_size'], undefined>;
  /**
   * Where Docker puts what the container prints.
   */
  logging?: Exclude<Service['logging'], undefined>;
  /**
   * How Docker finds out whether the service is well.
   */
  healthcheck?: Exclude<Service['healthcheck'], undefined>;
  /**
   * Signal that asks the program to end.
   */
  stop_signal?: Exclude<Service['stop_signal'], undefined>;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: Exclude<Service['stop_grace_period'], undefined>;
  /**
   * Platform of the image: `os[/architecture[/variant]]`.
   */
  platform?: Exclude<Service['platform'], undefined>;
  /**
   * Compose profiles with which the service starts; without one it always does. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  profiles?: string[] | Operations;
  /**
   * Resources and number of containers, as Compose has them.
   */
  deploy?: Exclude<Service['deploy'], undefined>;
  /**
   * Secrets that the container gets as files under `/run/secrets/`: keys of the project's secrets. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  secrets?: string[] | Operations;
}
export interface Hook {
  /**
   * The program and its arguments.
   */
  argv: Argv;
  /**
   * Whether the run goes on when it fails.
   */
  allow_failure?: boolean;
  /**
   * Seconds after which it is ended.
   */
  timeout?: number;
  /**
   * Variables for it alone.
   */
  env?: {
    [k: string]: string;
  };
}
export interface Overlay {
  requirements?: Exclude<Manifest['requirements'], undefined>;
  system_packages?: Exclude<Manifest['system_packages'], undefined>;
  dependencies?: Exclude<Manifest['dependencies'], undefined>;
  odoo_conf?: Exclude<Manifest['odoo_conf'], undefined>;
  services?: OverlayServices;
  service_patches?: Exclude<Manifest['service_patches'], undefined>;
  service_sources?: Exclude<Manifest['service_sources'], undefined>;
  hooks?: Exclude<Manifest['hooks'], undefined>;
  secrets?: Exclude<Manifest['secrets'], undefined>;
}
/**
 * Services by name; `null` removes one that the manifest declares.
 */
export interface OverlayServices {
  [k: string]: Service | null;
}
