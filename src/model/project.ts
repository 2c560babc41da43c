import type { Pointer } from '../base/index.ts';
import type { Document } from './document.ts';
import type { Link } from './link.ts';
import type { Personal } from './personal.ts';
import type { Service, ServicePatch } from './service.ts';
import type { Keeping, Placed } from './sources.ts';
import type { Profile, Settings } from './settings.ts';

/** A repository that the stack is made of. */
export interface Repository extends Placed {
  /** Its folder's name in the container; unique among the repositories of a project. */
  readonly name: string;
  readonly link: Link;
  /** Where the manifest asks for it; `undefined` for the project folder itself. */
  readonly at: Pointer | undefined;
}

export const moments = ['post_clone', 'post_prepare', 'pre_up', 'post_up', 'pre_down'] as const;
/** When hooks run. */
export type Moment = (typeof moments)[number];

interface AtMoment {
  readonly moment: Moment;
  readonly at: Pointer;
}

/** A program that the project wants run on the host. Its texts are as the manifest spells them until it runs. */
export interface ProgramHook extends AtMoment {
  readonly words: readonly string[];
  /** Variables for it alone. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the run goes on when it fails. */
  readonly allowFailure: boolean;
  /** Milliseconds; none: as long as it takes. */
  readonly timeout: number | undefined;
}

/** Code of a plugin that the project wants called, by the id that the plugin gave it. */
export interface PluginHook extends AtMoment {
  readonly id: string;
}

export type Hook = ProgramHook | PluginHook;

/** `debian` with a release that odpm knows, or what a plugin is to bring. */
export interface Distribution {
  readonly name: string;
  readonly version: string;
}

export type Arch = 'amd64' | 'arm64';

/** Section → option → value of an odoo.conf, in written order. */
export type OdooConf = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Everything a project wants, resolved: nothing is optional that has a default, no reference of kind `load` is left. */
export interface Project {
  /** Of the Compose project (`-p`). */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly settings: Settings;
  readonly odooVersion: string;
  readonly platform: Repository;
  readonly developing: Repository;
  readonly dependencies: readonly Repository[];
  readonly python: string;
  readonly distribution: Distribution;
  readonly arch: Arch;
  readonly postgres: { readonly version: string; readonly major: number };
  readonly requirements: readonly string[];
  /** Of the distribution, for the base image. */
  readonly systemPackages: readonly string[];
  /** Of the base image. */
  readonly profile: Profile;
  readonly odooConf: OdooConf;
  readonly services: ReadonlyMap<string, Service>;
  readonly patches: readonly ServicePatch[];
  readonly hooks: readonly Hook[];
  /** Name → source of services. */
  readonly serviceSources: ReadonlyMap<string, Repository>;
  readonly keeping: Keeping;
  /** Folder of database backups, absolute. */
  readonly backups: string;
  readonly personal: Personal;
  /** User and group that the containers of odpm run as. */
  readonly user: { readonly uid: number; readonly gid: number };
  /** The effective manifest, for the places of later problems. */
  readonly document: Document;
}
