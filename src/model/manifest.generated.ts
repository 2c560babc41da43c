// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/**
 * Python packages beside those of the platform, one line of a requirements.txt each.
 */
export type Requirements = string[];
/**
 * Debian packages that the image gets beside those of its profile.
 */
export type SystemPackages = string[];
export type Service = Service1 & {
  /**
   * Image to run; beside `build` the name that the built one gets.
   */
  image?: string;
  /**
   * How the image is built: a folder, or an object as Compose has it.
   */
  build?: string | Build;
  command?: Argv;
  entrypoint?: Argv1;
  /**
   * Variables of the container: a map, or a list of `NAME=value`. `null`, or a name alone: the value comes from Compose's own environment.
   */
  environment?:
    | {
        [k: string]: Scalar;
      }
    | Texts5;
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
    | Texts6
    | {
        [k: string]: Condition;
      };
  /**
   * Networks that the service joins: a list, or a map with details.
   */
  networks?:
    | Network[]
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
  tty?: boolean | string;
  /**
   * Keeps the container's standard input open.
   */
  stdin_open?: boolean | string;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: boolean | string;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: boolean | string;
  /**
   * Makes the container's own file system read-only.
   */
  read_only?: boolean | string;
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
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  cap_add?: UniqueTexts3;
  cap_drop?: UniqueTexts4;
  security_opt?: UniqueTexts5;
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
    | UniqueTexts6;
  /**
   * Name servers of the container.
   */
  dns?: string | UniqueTexts;
  /**
   * Parameters of the kernel: a map, or a list of `name=value`.
   */
  sysctls?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Limits of processes: a number, or `soft` and `hard`.
   */
  ulimits?: {
    [k: string]: Ulimit;
  };
  /**
   * Size of shared memory.
   */
  shm_size?: number | string;
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
    retries?: number | string;
    /**
     * Switches the image's own test off.
     */
    disable?: boolean | string;
  };
  /**
   * Signal that asks the program to end.
   */
  stop_signal?: string;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: string;
  /**
   * Platform of the image: `os[/architecture[/variant]]`.
   */
  platform?: string;
  /**
   * Compose profiles with which the service starts; without one it always does.
   */
  profiles?: string[];
  deploy?: Deploy;
  /**
   * Secrets that the container gets as files under `/run/secrets/`: keys of the project's secrets.
   */
  secrets?: string[];
  /**
   * Service source that the service belongs to: a name below `service_sources`.
   */
  source?: string;
};
export type Service1 =
  | {
      image: {
        [k: string]: unknown;
      };
      [k: string]: unknown;
    }
  | {
      [k: string]: unknown;
    };
export type Texts = string[];
/**
 * Where layers are taken from.
 */
export type Texts1 = string[];
/**
 * Where layers are put.
 */
export type Texts2 = string[];
/**
 * Platforms to build for.
 */
export type Texts3 = string[];
/**
 * Further names of the image.
 */
export type Texts4 = string[];
export type Ulimit =
  | number
  | string
  | {
      /**
       * Limit that the program may raise.
       */
      soft: number | string;
      /**
       * Limit that it may not pass.
       */
      hard: number | string;
    };
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
export type Scalar = (string | number) | (number | boolean | null);
export type Texts5 = string[];
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
      required?: boolean | string;
      /**
       * `raw`: values are taken as they are.
       */
      format?: string;
    };
export type Port = string | number | LongPort;
export type Mount = string | LongMount;
export type UniqueTexts = string[];
export type Texts6 = string[];
export type Network = string;
export type Attachment = {
  aliases?: UniqueTexts1;
  /**
   * Fixed address.
   */
  ipv4_address?: string;
  /**
   * Fixed address.
   */
  ipv6_address?: string;
  link_local_ips?: UniqueTexts2;
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
/**
 * Further names of the service there.
 */
export type UniqueTexts1 = string[];
/**
 * Link-local addresses.
 */
export type UniqueTexts2 = string[];
/**
 * Linux capabilities to add.
 */
export type UniqueTexts3 = string[];
/**
 * Linux capabilities to take away.
 */
export type UniqueTexts4 = string[];
/**
 * Options of the kernel's security modules.
 */
export type UniqueTexts5 = string[];
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
export type UniqueTexts6 = string[];
/**
 * What it must be able to do.
 */
export type Texts7 = string[];
/**
 * What a node must be.
 */
export type Texts8 = string[];
/**
 * @minItems 1
 */
export type Argv2 = string[];
/**
 * @minItems 1
 */
export type Argv3 = string[];
export type Texts9 = string[];
export type Texts10 = string[];
export type UniqueTexts7 = string[];
export type Texts11 = string[];
export type Network1 = string;
export type UniqueTexts8 = string[];
export type UniqueTexts9 = string[];
export type UniqueTexts10 = string[];
export type UniqueTexts11 = string[];
/**
 * @minItems 1
 */
export type Argv4 = string[];
/**
 * The program and its arguments.
 *
 * @minItems 1
 */
export type Argv5 = string[];
/**
 * After repositories are there.
 */
export type Hooks1 = (Argv4 | string | Hook)[];
/**
 * After all files are written.
 */
export type Hooks2 = (Argv4 | string | Hook)[];
/**
 * Before the containers start.
 */
export type Hooks3 = (Argv4 | string | Hook)[];
/**
 * After the containers are started.
 */
export type Hooks4 = (Argv4 | string | Hook)[];
/**
 * Before the containers are stopped.
 */
export type Hooks5 = (Argv4 | string | Hook)[];
/**
 * Program of `exec`: it prints `{"KEY": "value"}`.
 *
 * @minItems 1
 */
export type Argv6 = string[];
export type Plugin = string;
export type Service2 = (
  | {
      image: {
        [k: string]: unknown;
      };
      [k: string]: unknown;
    }
  | {
      [k: string]: unknown;
    }
) & {
  /**
   * Image to run; beside `build` the name that the built one gets.
   */
  image?: string;
  /**
   * How the image is built: a folder, or an object as Compose has it.
   */
  build?: string | Build;
  command?: Argv;
  entrypoint?: Argv1;
  /**
   * Variables of the container: a map, or a list of `NAME=value`. `null`, or a name alone: the value comes from Compose's own environment.
   */
  environment?:
    | {
        [k: string]: Scalar;
      }
    | Texts5;
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
    | Texts6
    | {
        [k: string]: Condition;
      };
  /**
   * Networks that the service joins: a list, or a map with details.
   */
  networks?:
    | Network[]
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
  tty?: boolean | string;
  /**
   * Keeps the container's standard input open.
   */
  stdin_open?: boolean | string;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: boolean | string;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: boolean | string;
  /**
   * Makes the container's own file system read-only.
   */
  read_only?: boolean | string;
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
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  cap_add?: UniqueTexts3;
  cap_drop?: UniqueTexts4;
  security_opt?: UniqueTexts5;
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
    | UniqueTexts6;
  /**
   * Name servers of the container.
   */
  dns?: string | UniqueTexts;
  /**
   * Parameters of the kernel: a map, or a list of `name=value`.
   */
  sysctls?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Limits of processes: a number, or `soft` and `hard`.
   */
  ulimits?: {
    [k: string]: Ulimit;
  };
  /**
   * Size of shared memory.
   */
  shm_size?: number | string;
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
    retries?: number | string;
    /**
     * Switches the image's own test off.
     */
    disable?: boolean | string;
  };
  /**
   * Signal that asks the program to end.
   */
  stop_signal?: string;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: string;
  /**
   * Platform of the image: `os[/architecture[/variant]]`.
   */
  platform?: string;
  /**
   * Compose profiles with which the service starts; without one it always does.
   */
  profiles?: string[];
  deploy?: Deploy;
  /**
   * Secrets that the container gets as files under `/run/secrets/`: keys of the project's secrets.
   */
  secrets?: string[];
  /**
   * Service source that the service belongs to: a name below `service_sources`.
   */
  source?: string;
};

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
  requirements?: Requirements;
  system_packages?: SystemPackages;
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
  odoo_conf?: OdooConf;
  /**
   * Services beside `odoo` and `db`, as Compose understands them.
   */
  services?: {
    [k: string]: Service;
  };
  service_patches?: ServicePatches;
  service_sources?: ServiceSources;
  hooks?: Hooks;
  secrets?: Secrets;
  /**
   * Plugins of odpm that the project uses.
   */
  extensions?: {
    /**
     * Plugins below `.odpm/plugins/`, in this order; left out, all of them.
     */
    local?: Plugin[];
    /**
     * Packages, each with the range of versions that fits.
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
     * Hash of what the virtual environment is made from.
     */
    venv?: string;
  };
  /**
   * What one scenario (`ODPM_SCENARIO`) adds or changes.
   */
  scenarios?: {
    developer?: Overlay;
    server?: Overlay1;
    ci?: Overlay2;
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
/**
 * Options for Odoo's configuration file, by section.
 */
export interface OdooConf {
  [k: string]: {
    [k: string]: string | number | boolean;
  };
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
  args?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Stage to build.
   */
  target?: string;
  /**
   * Labels of the image.
   */
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Network while building.
   */
  network?: string;
  /**
   * SSH agents and keys that the build may use.
   */
  ssh?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  cache_from?: Texts1;
  cache_to?: Texts2;
  /**
   * Builds every layer anew.
   */
  no_cache?: boolean | string;
  /**
   * Asks for newer base images.
   */
  pull?: boolean | string;
  /**
   * Further contexts: a map, or a list of `name=path`.
   */
  additional_contexts?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  platforms?: Texts3;
  tags?: Texts4;
  /**
   * Hosts while building.
   */
  extra_hosts?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Shared memory while building.
   */
  shm_size?: number | string;
  /**
   * Gives the build every right.
   */
  privileged?: boolean | string;
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
export interface LongPort {
  /**
   * A name for people.
   */
  name?: string;
  /**
   * Port in the container.
   */
  target: number | string;
  /**
   * Port on the host; left out, Docker picks one.
   */
  published?: number | string;
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
  read_only?: boolean | string;
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
    create_host_path?: boolean | string;
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
    nocopy?: boolean | string;
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
    size?: number | string;
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
  restart?: boolean | string;
  /**
   * Whether it may be missing.
   */
  required?: boolean | string;
}
/**
 * Resources and number of containers, as Compose has them.
 */
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
  replicas?: number | string;
  /**
   * Labels of the service.
   */
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
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
      cpus?: number | string;
      /**
       * Memory.
       */
      memory?: number | string;
      /**
       * Processes.
       */
      pids?: number | string;
    };
    /**
     * The least.
     */
    reservations?: {
      /**
       * Processors, as a share.
       */
      cpus?: number | string;
      /**
       * Memory.
       */
      memory?: number | string;
      /**
       * Devices, such as GPUs, by capabilities.
       */
      devices?: {
        capabilities: Texts7;
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
    delay?: string;
    /**
     * Tries.
     */
    max_attempts?: number | string;
    /**
     * Time in which a failure counts.
     */
    window?: string;
  };
  /**
   * How a swarm replaces containers.
   */
  update_config?: {
    /**
     * Containers at once.
     */
    parallelism?: number | string;
    /**
     * Time between two.
     */
    delay?: string;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: string;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: number | string;
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
    parallelism?: number | string;
    /**
     * Time between two.
     */
    delay?: string;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: string;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: number | string;
    /**
     * What comes first.
     */
    order?: 'start-first' | 'stop-first';
  };
  /**
   * Which nodes of a swarm run it.
   */
  placement?: {
    constraints?: Texts8;
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
    max_replicas_per_node?: number | string;
  };
}
/**
 * Changes to services that are there already; `odoo` and `db` are odpm's own (`postgres` means `db`).
 */
export interface ServicePatches {
  [k: string]: Patch;
}
export interface Patch {
  /**
   * Image to run; beside `build` the name that the built one gets.
   */
  image?: string;
  /**
   * How the image is built: a folder, or an object as Compose has it.
   */
  build?: string | Build;
  /**
   * Arguments instead of those there; of `odoo` they are odpm's own business.
   */
  command?: Argv2 | Operations;
  /**
   * Program instead of that there; of `odoo` it is odpm's own business.
   */
  entrypoint?: Argv3 | Operations1;
  /**
   * Variables: they win over those of the service. `{"unset": ["NAME"]}` leaves variables out.
   */
  environment?:
    | {
        /**
         * Variables to leave out.
         */
        unset?: Texts9 | (string | number | boolean | null);
        [k: string]: Scalar | Texts9 | string | number | boolean | null | undefined;
      }
    | Texts10;
  /**
   * Files with variables, inside the project. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  env_file?: string | EnvFile[] | Operations2;
  /**
   * Joined by container port, the patch wins; `remove`, `append` and `replace` say it outright.
   */
  ports?: Port[] | Operations3;
  /**
   * Ports for other containers only. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  expose?: (string | number)[] | Operations4;
  /**
   * Joined by target, the patch wins; `remove`, `append` and `replace` say it outright.
   */
  volumes?: Mount[] | Operations5;
  /**
   * File systems in memory: paths, with options behind a colon. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  tmpfs?: string | UniqueTexts7 | Operations6;
  /**
   * Services that start first; a name alone keeps the condition that it has. A list replaces, a map is joined.
   */
  depends_on?:
    | Texts11
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
    | Network1[]
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
  tty?: boolean | string;
  /**
   * Keeps the container's standard input open.
   */
  stdin_open?: boolean | string;
  /**
   * Runs a small init as the first process, which reaps children and passes signals on.
   */
  init?: boolean | string;
  /**
   * Gives the container every right on the host; asks for trust.
   */
  privileged?: boolean | string;
  /**
   * Makes the container's own file system read-only.
   */
  read_only?: boolean | string;
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
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  /**
   * Linux capabilities to add. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  cap_add?: UniqueTexts8 | Operations7;
  /**
   * Linux capabilities to take away. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  cap_drop?: UniqueTexts9 | Operations8;
  /**
   * Options of the kernel's security modules. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  security_opt?: UniqueTexts10 | Operations9;
  /**
   * Devices of the host: `host path:container path[:rights]`, or the long form. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  devices?: Device[] | Operations10;
  /**
   * Further groups of the user, by name or number. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  group_add?: (string | number)[] | Operations11;
  /**
   * Lines for the container's `/etc/hosts`: a map of name to address, or a list of `name:address`.
   */
  extra_hosts?:
    | {
        [k: string]: string | string[];
      }
    | UniqueTexts6;
  /**
   * Name servers of the container. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  dns?: string | UniqueTexts11 | Operations12;
  /**
   * Parameters of the kernel: a map, or a list of `name=value`.
   */
  sysctls?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
  ulimits?: Ulimits;
  /**
   * Size of shared memory.
   */
  shm_size?: number | string;
  logging?: Logging;
  healthcheck?: Healthcheck;
  /**
   * Signal that asks the program to end.
   */
  stop_signal?: string;
  /**
   * How long the program may take to end before it is killed.
   */
  stop_grace_period?: string;
  /**
   * Platform of the image: `os[/architecture[/variant]]`.
   */
  platform?: string;
  /**
   * Compose profiles with which the service starts; without one it always does. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  profiles?: string[] | Operations13;
  deploy?: Deploy1;
  /**
   * Secrets that the container gets as files under `/run/secrets/`: keys of the project's secrets. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  secrets?: string[] | Operations14;
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
export interface Operations1 {
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
export interface Operations2 {
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
export interface Operations3 {
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
export interface Operations4 {
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
export interface Operations5 {
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
export interface Operations6 {
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
export interface Operations7 {
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
export interface Operations8 {
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
export interface Operations9 {
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
export interface Operations10 {
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
export interface Operations11 {
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
export interface Operations12 {
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
/**
 * Limits of processes: a number, or `soft` and `hard`.
 */
export interface Ulimits {
  [k: string]: Ulimit;
}
/**
 * Where Docker puts what the container prints.
 */
export interface Logging {
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
}
/**
 * How Docker finds out whether the service is well.
 */
export interface Healthcheck {
  /**
   * Argv that begins with `CMD` or `CMD-SHELL`, or a line for the container's shell.
   */
  test?: string[] | string;
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
  retries?: number | string;
  /**
   * Switches the image's own test off.
   */
  disable?: boolean | string;
}
export interface Operations13 {
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
/**
 * Resources and number of containers, as Compose has them.
 */
export interface Deploy1 {
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
  replicas?: number | string;
  /**
   * Labels of the service.
   */
  labels?:
    | {
        [k: string]: string | number | boolean | null;
      }
    | Texts;
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
      cpus?: number | string;
      /**
       * Memory.
       */
      memory?: number | string;
      /**
       * Processes.
       */
      pids?: number | string;
    };
    /**
     * The least.
     */
    reservations?: {
      /**
       * Processors, as a share.
       */
      cpus?: number | string;
      /**
       * Memory.
       */
      memory?: number | string;
      /**
       * Devices, such as GPUs, by capabilities.
       */
      devices?: {
        capabilities: Texts7;
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
    delay?: string;
    /**
     * Tries.
     */
    max_attempts?: number | string;
    /**
     * Time in which a failure counts.
     */
    window?: string;
  };
  /**
   * How a swarm replaces containers.
   */
  update_config?: {
    /**
     * Containers at once.
     */
    parallelism?: number | string;
    /**
     * Time between two.
     */
    delay?: string;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: string;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: number | string;
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
    parallelism?: number | string;
    /**
     * Time between two.
     */
    delay?: string;
    /**
     * What happens when one fails.
     */
    failure_action?: string;
    /**
     * How long one is watched.
     */
    monitor?: string;
    /**
     * Failures that are borne.
     */
    max_failure_ratio?: number | string;
    /**
     * What comes first.
     */
    order?: 'start-first' | 'stop-first';
  };
  /**
   * Which nodes of a swarm run it.
   */
  placement?: {
    constraints?: Texts8;
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
    max_replicas_per_node?: number | string;
  };
}
export interface Operations14 {
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
/**
 * Repositories that sidecars and build contexts are made from: a link each. `${@source:NAME}` is the path.
 */
export interface ServiceSources {
  [k: string]: string;
}
/**
 * Programs that run on the host while the environment is prepared.
 */
export interface Hooks {
  post_clone?: Hooks1;
  post_prepare?: Hooks2;
  pre_up?: Hooks3;
  post_up?: Hooks4;
  pre_down?: Hooks5;
}
export interface Hook {
  argv: Argv5;
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
/**
 * Values that the project needs and no file in git holds.
 */
export interface Secrets {
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
}
export interface Provider {
  /**
   * `file`, `env`, `exec`, or what a plugin brings.
   */
  type: string;
  argv?: Argv6;
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
/**
 * Work on a developer's machine.
 */
export interface Overlay {
  requirements?: Requirements;
  system_packages?: SystemPackages;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each, or an object that merges pull requests into one.
   */
  dependencies?: (string | Merged)[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  service_sources?: ServiceSources;
  hooks?: Hooks;
  secrets?: Secrets;
}
/**
 * Services by name; `null` removes one that the manifest declares.
 */
export interface OverlayServices {
  [k: string]: Service2 | null;
}
/**
 * A server that stays up.
 */
export interface Overlay1 {
  requirements?: Requirements;
  system_packages?: SystemPackages;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each, or an object that merges pull requests into one.
   */
  dependencies?: (string | Merged)[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  service_sources?: ServiceSources;
  hooks?: Hooks;
  secrets?: Secrets;
}
/**
 * An image of its own, built by a machine.
 */
export interface Overlay2 {
  requirements?: Requirements;
  system_packages?: SystemPackages;
  /**
   * Repositories with add-ons: `<link> [ref] [commit]` each, or an object that merges pull requests into one.
   */
  dependencies?: (string | Merged)[];
  odoo_conf?: OdooConf;
  services?: OverlayServices;
  service_patches?: ServicePatches;
  service_sources?: ServiceSources;
  hooks?: Hooks;
  secrets?: Secrets;
}
