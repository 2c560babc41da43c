import type { Arch, Distribution, Profile } from '../model/index.ts';
import type { Tools } from './toolchains.ts';

/** What goes into an image besides its distribution and profile. */
export interface ImageParts {
  readonly release: Distribution;
  readonly arch: Arch;
  readonly python: string;
  readonly tools: Tools;
  /** The manifest's. */
  readonly systemPackages: readonly string[];
  /** Lines of `.odpm/Dockerfile.extra`, or nothing. */
  readonly extra: string;
}

/** An operating system that base images can stand on. */
export interface DistributionProvider {
  /** Whether it is the one that a project asks for. */
  detect(wanted: { readonly name: string; readonly version: string }): boolean;
  /** `Debian 13 (trixie)`. */
  displayName(release: Distribution): string;
  /** Its own packages that a profile holds. */
  packages(profile: Profile): readonly string[];
  /** The image that it is built from. */
  from(parts: Pick<ImageParts, 'release' | 'python'>): string;
  /** The whole text: the same bytes for every user, whose uid and gid are arguments. */
  dockerfile(profile: Profile, parts: ImageParts): string;
  /** Commands of a shell that make user and group where they are not there; both are words of that shell. */
  user(uid: string, gid: string): readonly string[];
}
