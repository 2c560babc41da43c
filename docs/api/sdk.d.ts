export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
type Pointer = string;
interface Span {
  /** As it is shown: relative to the project folder where it lies in it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The line as written; `undefined` for files that may hold secrets, which are never quoted. */
  readonly text: string | undefined;
  /** In a JSON file: what stands there, or what is missing there, as a JSON Pointer into that file. */
  readonly pointer?: string;
}
type Code = `${string}/${string}`;
type Severity = 'error' | 'warning' | 'note';
type ProblemExit = 1 | 3 | 4 | 5 | 6 | 7 | 64;
/** Something that the user of odpm can mend: a fact about their files or machine, and how to mend it. */
export interface Problem {
  readonly code: Code;
  readonly severity: Severity;
  readonly exit: ProblemExit;
  readonly message: string;
  readonly at?: Span;
  readonly also: readonly Span[];
  /** Last lines of a program that failed; shown as they are, control characters escaped. */
  readonly output?: string;
  readonly fix: string;
  /** Whose it is, when it is none of odpm's. */
  readonly plugin?: string;
}
interface Installer {
  readonly name: string;
  readonly create: readonly string[];
  readonly install: readonly string[];
}
type FileKind = 'file' | 'directory' | 'link' | 'other';
interface FileFacts {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** When its bytes were written last, in milliseconds since 1970. */
  readonly modified: number;
  /** User id of the owner. */
  readonly owner: number;
  /** Of a link: whether what it points at is there. */
  readonly dangling: boolean;
  /** Of a link: what is written in it. */
  readonly target: string | undefined;
}
interface Entry {
  readonly name: string;
  readonly kind: FileKind;
}
interface Port {
  readonly address: string;
  readonly published: string | undefined;
  /** Container port, or a range `7000-7005`. */
  readonly target: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** What the long form says besides: `name`, `mode`, `app_protocol`. */
  readonly details: JsonObject;
}
interface Mount {
  readonly kind: 'bind' | 'volume' | 'tmpfs';
  /** Of a bind: absolute, or below the project folder as `./x`. Of a volume: its name, or nothing for an anonymous one. */
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  /** What the long form says besides, of the flags of a short one too: `consistency`, `bind`, `volume`, `tmpfs`. */
  readonly details: JsonObject;
}
type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully';
interface Wait {
  readonly condition: Condition;
  /** It is started again when the other one was. */
  readonly restart: boolean;
  /** Without the other one it does not start. */
  readonly required: boolean;
}
declare const scenarios: readonly ['developer', 'server', 'ci'];
type Scenario = (typeof scenarios)[number];
declare const profiles: readonly ['full', 'medium', 'ci'];
type Profile = (typeof profiles)[number];
type Arch = 'amd64' | 'arm64';
declare const phases: readonly ['sources', 'prepare', 'runtime'];
type Phase = (typeof phases)[number];
interface Write {
  readonly kind: 'write';
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  /** A program of odpm's own: a plan names it, and does not print it. */
  readonly own?: boolean;
}
interface Remove {
  readonly kind: 'remove';
  readonly path: string;
}
interface MakeFolder {
  readonly kind: 'folder';
  /** In the project folder, or absolute: then below the nearest folder that is there. */
  readonly path: string;
  readonly mode: number;
}
interface MakeLink {
  readonly kind: 'link';
  readonly path: string;
  /** Absolute. */
  readonly target: string;
}
interface Exec {
  readonly kind: 'exec';
  readonly argv: readonly string[];
  /** Set besides what programs of Docker get of odpm's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Further variables of odpm's own environment that it gets: by name, so that no plan holds a value. */
  readonly passes?: readonly string[];
  /** Given on standard input. */
  readonly input?: string;
  /** Milliseconds; none: as long as it takes. */
  readonly timeout?: number;
  /** Run when it fails or is interrupted, before the run ends; how these end changes nothing. */
  readonly otherwise?: readonly Exec[];
}
type Outcome = 'noop' | 'update' | 'run' | 'skip' | 'blocked';
type NetworkName = string;
type Texts = string[];
type UniqueTexts = string[];
type Argv = string[];
type Switch = boolean | string;
type Duration = string;
type Size = number | string;
type Count = number | string;
type Number$1 = number | string;
type WholeNumber = number | string;
type Scalar = (string | number) | (number | boolean | null);
type Environment =
  | {
      [k: string]: Scalar;
    }
  | Texts;
type PatchedEnvironment =
  | {
      /**
       * Variables to leave out.
       */
      unset?: Texts | (string | number | boolean | null);
      [k: string]: Scalar | Texts | string | number | boolean | null | undefined;
    }
  | Texts;
type Pairs =
  | {
      [k: string]: string | number | boolean | null;
    }
  | Texts;
type Port$1 = string | number | LongPort;
type PortNumber = number | string;
type Mount$1 = string | LongMount;
type Attachment = {
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
type Limit = number | string;
type Ulimit =
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
type Device =
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
type EnvFile =
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
interface Operations {
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
interface LongPort {
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
interface LongMount {
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
interface Condition$1 {
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
interface Build {
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
interface Deploy {
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
      cpus?: Number$1;
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
      cpus?: Number$1;
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
    max_failure_ratio?: Number$1;
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
    max_failure_ratio?: Number$1;
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
interface Service {
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
  ports?: Port$1[];
  /**
   * Ports for other containers only.
   */
  expose?: (string | number)[];
  /**
   * Mounts: `[source:]target[:flags]`, or the long form. A source is `./folder`, an absolute path or the name of a volume.
   */
  volumes?: Mount$1[];
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
        [k: string]: Condition$1;
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
interface Patch {
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
  ports?: Port$1[] | Operations;
  /**
   * Ports for other containers only. A list replaces; `remove`, `append` and `replace` say it outright.
   */
  expose?: (string | number)[] | Operations;
  /**
   * Joined by target, the patch wins; `remove`, `append` and `replace` say it outright.
   */
  volumes?: Mount$1[] | Operations;
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
          | Condition$1
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
export type Awaitable<T> = T | Promise<T>;
/** One effect as data: shown in a plan, carried out by `odpm up`. */
export type PluginAction = Omit<Write, 'own'> | Remove | MakeFolder | MakeLink | Exec;
/** What plugins see of a project: nothing that comes from `.env`, no secret. */
export interface ProjectView {
  /** Of the Compose project. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly odooVersion: string;
  readonly python: string;
  readonly arch: Arch;
  readonly distribution: {
    readonly name: string;
    readonly version: string;
  };
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
/** What a provider says when it is asked whether it is the right one: `true`, or why it is not. */
export type Acceptance = true | string;
interface Provider {
  /** Lower is asked first; 100 when nothing is said. */
  readonly priority?: number;
}
/** A release of a distribution, as the manifest's `distro` names it. */
export interface Release {
  readonly name: string;
  readonly version: string;
}
/** What goes into a base image. */
export interface ImageParts {
  readonly release: Release;
  readonly arch: Arch;
  /** Version of Python that the image is to have. */
  readonly python: string;
  /** What `packages(profile)` gave, and what toolchains want, sorted. */
  readonly packages: readonly string[];
  /** What pip installs beside the interpreter: requirements, as pip reads them. */
  readonly requirements: readonly string[];
  /** Lines of the Dockerfile that toolchains add. */
  readonly lines: readonly string[];
  /** The manifest's `system_packages`. */
  readonly systemPackages: readonly string[];
  /** What `user(uid, gid)` gave for `$ODPM_UID` and `$ODPM_GID`. */
  readonly user: readonly string[];
  /** Lines of `.odpm/Dockerfile.extra`; empty when there are none. */
  readonly extra: string;
}
/** A distribution that base images can stand on; its name is what `distro.name` says. */
export interface DistributionProvider extends Provider {
  /** Whether it has the release. */
  detect(release: Release): Awaitable<Acceptance>;
  /** `Debian 13 (trixie)`. */
  displayName(release: Release): Awaitable<string>;
  /** Its packages that a profile holds. */
  packages(profile: Profile): Awaitable<readonly string[]>;
  /** The whole text: the same for every user, whose uid and gid are the arguments `ODPM_UID` and `ODPM_GID`. */
  dockerfile(profile: Profile, parts: ImageParts): Awaitable<string>;
  /** Commands of a shell that make user and group where they are not there; both are words of that shell. */
  user(uid: string, gid: string): Awaitable<readonly string[]>;
}
/** What a toolchain wants of an image. */
export interface Tools {
  /** What pip installs beside the interpreter. */
  readonly requirements?: readonly string[];
  /** Packages of the distribution. */
  readonly packages?: readonly string[];
  /** Further lines of the Dockerfile. */
  readonly lines?: readonly string[];
  /** How it fills the virtual environment of Odoo, where it can; the first that the image has is used. */
  readonly installer?: Omit<Installer, 'name'>;
}
/** What code in a project needs to be built or installed. Each that accepts a project has its part in the image. */
export interface ToolchainProvider extends Provider {
  accept(project: ProjectView): Awaitable<Acceptance>;
  build(project: ProjectView): Awaitable<Tools>;
}
/** A stack that is, or is to be, deployed. */
export interface Artifact {
  readonly kind: 'compose-file';
  /** Path of the generated Compose file, from the project folder. */
  readonly location: string;
  /** Name of the Compose project. */
  readonly project: string;
}
/** What `odpm up` found out of a stack that is to be started. */
export interface Deploying extends Artifact {
  /** Docker Compose for this stack, the team's override file included: `up` or `ps` goes behind it. */
  readonly compose: readonly string[];
  /** Variables of the environment that the Compose file passes on, by name. */
  readonly passes: readonly string[];
  /** Where the Compose file publishes Odoo. */
  readonly publishes: {
    readonly address: string;
    readonly port: number;
  };
  /** What the containers of this machine's Docker lack; empty: every service runs as it is defined. */
  readonly changes: readonly {
    readonly service: string;
    readonly what: 'start' | 'recreate' | 'wait' | 'stop';
    readonly why: string;
  }[];
}
/** How a stack is started, as data, and where Odoo answers then. */
export interface Deployment {
  readonly protocol: 'http' | 'https';
  readonly address: string;
  readonly port: number;
  /** Shown in the plan: `odoo starts: it has no container`. */
  readonly because: string;
  /** None: it runs as it is defined. */
  readonly actions: readonly PluginAction[];
}
/** A port of a machine that a service answers at. */
export interface DeployedPort {
  readonly address: string;
  readonly port: number;
  /** The service's own. */
  readonly target: number;
  /** `tcp`, `udp`. */
  readonly protocol: string;
}
/** A service of a stack as it is now. */
export interface Deployed extends StatusView {
  readonly ports?: readonly DeployedPort[];
  /** Of one that ended. */
  readonly exitCode?: number;
  /** Name of its container. */
  readonly container?: string;
}
/** What starts and stops a stack. None of its methods has effects: what it wants done is what it returns. */
export interface DeployerProvider extends Provider {
  accept(artifact: Artifact): Awaitable<Acceptance>;
  deploy(stack: Deploying): Awaitable<Deployment>;
  stop(artifact: Artifact): Awaitable<readonly PluginAction[]>;
  checkStatus(artifact: Artifact): Awaitable<readonly Deployed[]>;
}
interface ProviderKinds {
  readonly distributions: DistributionProvider;
  readonly toolchains: ToolchainProvider;
  readonly deployers: DeployerProvider;
}
type ProviderKind = keyof ProviderKinds;
/** What a plugin brings, by kind and name: factories. A provider is made anew whenever it is asked. */
export type PluginProviders = {
  readonly [K in ProviderKind]?: Readonly<Record<string, (ctx: PluginContext) => ProviderKinds[K]>>;
};
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
  'plan.before': {
    readonly steps: readonly string[];
  };
  'plan.after': {
    readonly plan: PlanView;
  };
  'step.before': {
    readonly step: StepView;
  };
  'step.after': {
    readonly step: StepView;
    readonly result: string;
    readonly milliseconds: number;
  };
  'manifest.validate': {
    /** The effective manifest, references as they are written. */
    readonly manifest: Json;
    readonly services: readonly ServiceView[];
  };
  'compose.service': {
    readonly service: string;
    readonly value: ComposeService;
  };
  'odoo_conf.options': {
    readonly value: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  'status.view': {
    readonly value: readonly StatusView[];
  };
  'plan.view': {
    readonly value: readonly StepView[];
  };
}
export type Point = keyof Events;
type Mode = 'observe' | 'validate' | 'transform';
interface Filters {
  readonly service: string;
  readonly step: string;
  readonly phase: string;
}
declare const points: {
  readonly 'service.before_create': {
    readonly mode: 'validate';
    readonly summary: 'A service without a container is to get one.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'service.before_update': {
    readonly mode: 'validate';
    readonly summary: 'A container is about to be recreated or started.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'service.before_delete': {
    readonly mode: 'validate';
    readonly summary: 'A container is to be removed: its service is gone.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'service.after_create': {
    readonly mode: 'observe';
    readonly summary: 'A service got its container.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'service.after_update': {
    readonly mode: 'observe';
    readonly summary: 'A container was recreated or started.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'plan.before': {
    readonly mode: 'observe';
    readonly summary: 'Steps are about to be asked.';
    readonly filters: readonly [];
    readonly since: '1.0';
  };
  readonly 'plan.after': {
    readonly mode: 'observe';
    readonly summary: 'All steps have answered.';
    readonly filters: readonly [];
    readonly since: '1.0';
  };
  readonly 'step.before': {
    readonly mode: 'validate';
    readonly summary: 'A step is about to be carried out.';
    readonly filters: readonly ['step', 'phase'];
    readonly since: '1.0';
  };
  readonly 'step.after': {
    readonly mode: 'observe';
    readonly summary: 'A step was carried out.';
    readonly filters: readonly ['step', 'phase'];
    readonly since: '1.0';
  };
  readonly 'manifest.validate': {
    readonly mode: 'validate';
    readonly summary: 'A project was read.';
    readonly filters: readonly [];
    readonly since: '1.0';
  };
  readonly 'compose.service': {
    readonly mode: 'transform';
    readonly summary: 'A service is about to be written to the Compose file.';
    readonly filters: readonly ['service'];
    readonly since: '1.0';
  };
  readonly 'odoo_conf.options': {
    readonly mode: 'transform';
    readonly summary: "The manifest's options are about to be written to odoo.conf.";
    readonly filters: readonly [];
    readonly since: '1.0';
  };
  readonly 'status.view': {
    readonly mode: 'transform';
    readonly summary: 'The status is about to be shown.';
    readonly filters: readonly [];
    readonly since: '1.0';
  };
  readonly 'plan.view': {
    readonly mode: 'transform';
    readonly summary: 'A plan is about to be shown.';
    readonly filters: readonly [];
    readonly since: '1.0';
  };
};
type OfMode<M extends Mode> = {
  [P in Point]: (typeof points)[P]['mode'] extends M ? P : never;
}[Point];
type ValidatePoint = OfMode<'validate'>;
type TransformPoint = OfMode<'transform'>;
/** What a handler returns: nothing, problems, or the value. */
export type Returned<P extends Point> = P extends TransformPoint
  ? Events[P] extends {
      readonly value: infer Value;
    }
    ? Value
    : never
  : P extends ValidatePoint
    ? readonly Problem[]
    : void;
/** Narrows a handler to some calls, and says when it comes. */
export type HandlerOptions<P extends Point> = Partial<
  Pick<Filters, (typeof points)[P]['filters'][number]>
> & {
  /** Lower comes first; 100 when nothing is said. */
  readonly priority?: number;
};
/** A step's answer. */
export interface PluginVerdict {
  readonly outcome: Outcome;
  readonly because: string;
  readonly actions: readonly PluginAction[];
  readonly problems: readonly Problem[];
}
/** A unit of preparing. */
export interface PluginStep {
  /** Unique among all steps: `mailpit.step`. */
  readonly id: string;
  readonly description: string;
  /** Lower comes first among the steps of plugins; 1000 when nothing is said. */
  readonly order?: number;
  /** Id of the step that it stands right before. */
  readonly before?: string;
  /** Id of the step that it stands right behind. */
  readonly after?: string;
  /** Whether a project cannot do without what it makes. */
  readonly required?: boolean;
  /** What it would do, and why. Has no effects: `odpm plan` calls it. */
  evaluate(ctx: PluginContext): Awaitable<PluginVerdict>;
  /** Carried out behind the actions of an `update` or `run`: only what actions cannot say. */
  execute?(ctx: EffectContext): Awaitable<void>;
}
/** A service as the manifest writes it. */
export type ServiceSpec = Service;
/** A patch as the manifest writes it. */
export type PatchSpec = Patch;
/** Services and patches of services, by the manifest's rules. */
export interface Fragment {
  readonly name: string;
  composeServices?(ctx: PluginContext): Awaitable<Readonly<Record<string, ServiceSpec>>>;
  composeServicePatches?(ctx: PluginContext): Awaitable<Readonly<Record<string, PatchSpec>>>;
}
/** What the manifest calls by an id under `hooks`. */
export interface HookRunner {
  postClone?(ctx: EffectContext): Awaitable<void>;
  postPrepare?(ctx: EffectContext): Awaitable<void>;
  preUp?(ctx: EffectContext): Awaitable<void>;
  postUp?(ctx: EffectContext): Awaitable<void>;
  preDown?(ctx: EffectContext): Awaitable<void>;
}
/** Code that is called at a point. */
export interface Handler<P extends Point = Point> {
  readonly point: P;
  readonly options: HandlerOptions<P>;
  readonly handle: (event: Events[P], ctx: PluginContext) => Awaitable<Returned<P>>;
}
export type AnyHandler = {
  [P in Point]: Handler<P>;
}[Point];
/** A line of `odpm status`. */
export interface StatusLine {
  readonly label: string;
  readonly value: string;
  readonly state: 'ok' | 'warning' | 'error';
}
/** An address that `odpm status` shows. */
export interface StatusLink {
  readonly name: string;
  readonly url: string;
}
type Effects = (ctx: PluginContext) => Awaitable<readonly PluginAction[]>;
/** All that a plugin adds: what `definePlugin` takes. */
export interface PluginDefinition {
  /** Once a run, behind the checks and before everything else. Has no effects. */
  setup?(ctx: PluginContext): Awaitable<void>;
  readonly steps?: readonly PluginStep[];
  readonly fragments?: readonly Fragment[];
  readonly hooks?: Readonly<Record<string, HookRunner>>;
  readonly on?: readonly AnyHandler[];
  /** What other plugins may use, by name: factories. */
  readonly offers?: Readonly<Record<string, (ctx: PluginContext) => unknown>>;
  /** What odpm chooses among: distributions, toolchains, deployers. */
  readonly providers?: PluginProviders;
  /** `odpm <plugin> <command>`: resolves to the exit code. */
  readonly commands?: Readonly<
    Record<string, (args: readonly string[], ctx: EffectContext) => Awaitable<number>>
  >;
  status?(ctx: PluginContext): Awaitable<readonly StatusLine[]>;
  links?(ctx: PluginContext): Awaitable<readonly StatusLink[]>;
  /** The first time that this project runs with the plugin. */
  onInstall?: Effects;
  onUpgrade?(from: string, to: string, ctx: PluginContext): Awaitable<readonly PluginAction[]>;
  onUninstall?: Effects;
  onEnable?: Effects;
  onDisable?: Effects;
}
declare const extensionApiVersion = '1.1';
/** Says of an object that it is a plugin, and has its type checked; changes nothing. */
export declare const definePlugin: (plugin: PluginDefinition) => PluginDefinition;
/** Code to be called at a point, narrowed by what the point can be narrowed by. */
export declare function on<P extends Point>(point: P, handle: Handler<P>['handle']): AnyHandler;
export declare function on<P extends Point>(
  point: P,
  options: HandlerOptions<P>,
  handle: Handler<P>['handle'],
): AnyHandler;
/** The five answers of a step. */
declare const pluginVerdict: {
  noop: (because: string) => PluginVerdict;
  update: (because: string, actions?: readonly PluginAction[]) => PluginVerdict;
  run: (because: string, actions?: readonly PluginAction[]) => PluginVerdict;
  skip: (because: string) => PluginVerdict;
  blocked: (problems_0: Problem, ...problems: Problem[]) => PluginVerdict;
};
/** A file of the project; written only when its bytes differ. */
export declare const write: (path: string, text: string, mode?: number) => Write;
/** A folder of the project, with its parents. */
export declare const folder: (path: string, mode?: number) => MakeFolder;
/** A symbolic link in the project; `target` is absolute. */
export declare const link: (path: string, target: string) => MakeLink;
/** Removes a file or link of the plugin's own. */
export declare const remove: (path: string) => Remove;
/** A program by argv, in the project folder, never through a shell. `timeout` in milliseconds. */
export declare const exec: (argv: readonly string[], options?: Omit<Exec, 'kind' | 'argv'>) => Exec;
/** A mistake of the user's, thrown: any other throw counts as the plugin's own bug. */
export declare class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem);
}
/** Whether something thrown is a `Refusal`, of whichever copy of the SDK. */
export declare const isRefusal: (error: unknown) => error is Refusal;
/**
 * Goes on where this odpm serves a version of the extension API that fits: `>=1.0 <2`, `^1.1`, `~1.0`, `1.1`; what a
 * space parts must all hold. For code that is loaded without a `package.json` that says so.
 * @throws Refusal when none fits; TypeError when it is no range
 */
export declare function assertApi(range: string): void;

export { extensionApiVersion as EXTENSION_API_VERSION, pluginVerdict as verdict };

export {};
