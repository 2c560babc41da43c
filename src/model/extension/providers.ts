import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Installer } from '../facts.ts';
import type { Arch } from '../project.ts';
import type { Profile } from '../settings.ts';
import type { Awaitable, PluginAction } from './action.ts';
import type { PluginContext, ProjectView, StatusView } from './view.ts';

/** What a provider says when it is asked whether it is the right one: `true`, or why it is not. */
export type Acceptance = true | string;

/** Of a provider that says none. */
export const usualPriority = 100;

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
  readonly publishes: { readonly address: string; readonly port: number };
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

/** Every kind of provider, and what one of it has. */
export interface ProviderKinds {
  readonly distributions: DistributionProvider;
  readonly toolchains: ToolchainProvider;
  readonly deployers: DeployerProvider;
}
export type ProviderKind = keyof ProviderKinds;

/** Methods of each kind; the only list of them. */
export const providerMethods = {
  distributions: ['detect', 'displayName', 'packages', 'dockerfile', 'user'],
  toolchains: ['accept', 'build'],
  deployers: ['accept', 'deploy', 'stop', 'checkStatus'],
} as const satisfies { readonly [K in ProviderKind]: readonly (keyof ProviderKinds[K])[] };

export const providerKinds = Object.keys(providerMethods) as readonly ProviderKind[];

/** What a plugin brings, by kind and name: factories. A provider is made anew whenever it is asked. */
export type PluginProviders = {
  readonly [K in ProviderKind]?: Readonly<Record<string, (ctx: PluginContext) => ProviderKinds[K]>>;
};

/** A provider as odpm asks it: what goes wrong comes back as problems. */
export type Asked<P> = {
  readonly [M in keyof P as NonNullable<P[M]> extends (...args: never) => unknown ? M : never]: P[M] extends (
    ...args: infer Args
  ) => Awaitable<infer Given>
    ? (...args: Args) => Promise<Checked<Given>>
    : never;
};

/** A provider, and who brings it. */
export interface Provided<K extends ProviderKind> {
  readonly name: string;
  /** `undefined`: odpm itself. */
  readonly plugin: string | undefined;
  readonly priority: number;
  readonly ask: Asked<ProviderKinds[K]>;
}

/** A provider of odpm's own of which nothing goes wrong. */
export function lifted<K extends ProviderKind>(
  kind: K,
  provider: ProviderKinds[K],
): Pick<Provided<K>, 'priority' | 'ask'> {
  const methods = provider as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;
  const ask = Object.fromEntries(
    providerMethods[kind].map((method) => [
      method,
      async (...args: unknown[]) => good(await methods[method]?.(...args)),
    ]),
  );
  return { priority: provider.priority ?? usualPriority, ask: ask as unknown as Provided<K>['ask'] };
}
