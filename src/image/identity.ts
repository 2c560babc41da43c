import { byText, digestOf } from '../base/index.ts';
import type { BaseImage, Project } from '../model/index.ts';
import { baseOf, dockerfile } from './dockerfile.ts';

/** What decides whether an image must be built again; each part is a label of the image. */
const partsOf = (project: Project, extra: string) => ({
  profile: project.profile,
  uid: String(project.user.uid),
  gid: String(project.user.gid),
  'system-packages': [...new Set(project.systemPackages)].sort(byText).join(' '),
  dockerfile: digestOf(dockerfile(project, { systemPackages: [], extra: '' })),
  extra: extra === '' ? '' : digestOf(extra),
});

const labelled = (parts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [`io.odpm.image.${part}`, value]));

/** A base image that somebody else built: taken as it is. */
export function prebuiltImage(project: Project, name: string): BaseImage {
  const labels = labelled(partsOf(project, ''));
  return { name, latest: name, identity: digestOf(name), from: name, dockerfile: undefined, labels };
}

/** The base image of a project: its names, and the digest of everything that it is built from. */
export function baseImage(project: Project, extra: string, path: string): BaseImage {
  const { arch, python, distribution, profile } = project;
  const parts = partsOf(project, extra);
  const identity = digestOf(JSON.stringify(parts));
  const name = `odoo-${arch}-python-${python}-${distribution.name}-${distribution.version}-${profile}`;
  return {
    name: `${name}:${identity.slice(0, 8)}`,
    latest: `${name}:latest`,
    identity,
    from: baseOf(project),
    dockerfile: path,
    labels: labelled(parts),
  };
}
