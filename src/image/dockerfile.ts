import type { Distribution, Project } from '../model/index.ts';
import { debian } from './debian.ts';
import type { DistributionProvider, ImageParts } from './distribution.ts';
import { toolsFor } from './toolchains.ts';

const distributions: readonly [DistributionProvider, ...DistributionProvider[]] = [debian];

/** The provider of a project's distribution; `project` has refused what none of them builds. */
const providerOf = (wanted: Distribution): DistributionProvider =>
  distributions.find((one) => one.detect(wanted)) ?? distributions[0];

type Wanted = Pick<ImageParts, 'systemPackages' | 'extra'>;

const parts = (project: Project, { systemPackages, extra }: Wanted): ImageParts => ({
  release: project.distribution,
  arch: project.arch,
  python: project.python,
  tools: toolsFor(project),
  systemPackages,
  extra,
});

/** What the base image of a project is built from: an image of the distribution with Python. */
export const baseOf = ({ python, distribution }: Project): string =>
  providerOf(distribution).from({ python, release: distribution });

/** The Dockerfile of a project's base image. */
export const dockerfile = (project: Project, wanted: Wanted): string =>
  providerOf(project.distribution).dockerfile(project.profile, parts(project, wanted));

/** `Debian 13 (trixie)`. */
export const systemOf = ({ distribution }: Project): string =>
  providerOf(distribution).displayName(distribution);

/** Nothing of the project is copied into the image, so nothing is sent to the engine. */
export const dockerignore = '*\n';
