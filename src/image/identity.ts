import { digestOf } from '../base/index.ts';
import type { BaseImage, Project } from '../model/index.ts';
import { baseOf, dockerfile } from './dockerfile.ts';

/** The base image of a project: its names, and the digest of everything that it is built from. */
export function baseImage(project: Project, dockerfilePath: string): BaseImage {
  const { settings, user, arch, python, distribution } = project;
  const profile = 'ci';
  if (settings.baseImage !== undefined) {
    const name = settings.baseImage;
    return { name, latest: name, identity: digestOf(name), from: name, dockerfile: undefined };
  }
  const identity = digestOf(JSON.stringify({ profile, ...user, dockerfile: dockerfile(project) }));
  const name = `odoo-${arch}-python-${python}-${distribution.name}-${distribution.version}-${profile}`;
  return {
    name: `${name}:${identity.slice(0, 8)}`,
    latest: `${name}:latest`,
    identity,
    from: baseOf(project),
    dockerfile: dockerfilePath,
  };
}
