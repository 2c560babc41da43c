import { byText, digestOf } from '../base/index.ts';
import { andThen, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { BaseImage, Project } from '../model/index.ts';
import { baseOf, dockerfile } from './dockerfile.ts';
import type { Recipe } from './recipe.ts';

interface Parts {
  /** What decides whether an image must be built again; each part is a label of the image. */
  readonly labels: Readonly<Record<string, string>>;
  readonly from: string;
}

/** Of the Dockerfile without what the other labels say. */
async function partsOf(recipe: Recipe, project: Project, extra: string): Promise<Checked<Parts>> {
  const bare = await dockerfile(recipe, project, { systemPackages: [], extra: '' });
  return andThen(bare, (text) => {
    const labels = {
      profile: project.profile,
      uid: String(project.user.uid),
      gid: String(project.user.gid),
      'system-packages': [...new Set(project.systemPackages)].sort(byText).join(' '),
      dockerfile: digestOf(text),
      extra: extra === '' ? '' : digestOf(extra),
    };
    return good({ labels, from: baseOf(text) });
  });
}

const labelled = (parts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [`io.odpm.image.${part}`, value]));

/** A base image that somebody else built: taken as it is. */
export async function prebuiltImage(
  recipe: Recipe,
  project: Project,
  name: string,
): Promise<Checked<BaseImage>> {
  return andThen(await partsOf(recipe, project, ''), ({ labels }) =>
    good({
      name,
      latest: name,
      identity: digestOf(name),
      from: name,
      dockerfile: undefined,
      labels: labelled(labels),
    }),
  );
}

/** Docker wants such names for images; releases may be called otherwise. */
const inName = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.');

/** The base image of a project: its names, and the digest of everything that it is built from. */
export async function baseImage(
  recipe: Recipe,
  project: Project,
  { extra, path }: { readonly extra: string; readonly path: string },
): Promise<Checked<BaseImage>> {
  const { arch, python, distribution, profile } = project;
  return andThen(await partsOf(recipe, project, extra), ({ labels, from }) => {
    const identity = digestOf(JSON.stringify(labels));
    const release = `${inName(distribution.name)}-${inName(distribution.version)}`;
    const name = `odoo-${arch}-python-${python}-${release}-${profile}`;
    return good({
      name: `${name}:${identity.slice(0, 8)}`,
      latest: `${name}:latest`,
      identity,
      from,
      dockerfile: path,
      labels: labelled(labels),
    });
  });
}
