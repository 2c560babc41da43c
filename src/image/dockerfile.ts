import { both } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { ImageParts, Project } from '../model/index.ts';
import type { Recipe } from './recipe.ts';

type Wanted = Pick<ImageParts, 'systemPackages' | 'extra'>;

/** The Dockerfile of a project's base image. */
export async function dockerfile(
  { distribution: { ask }, tools }: Recipe,
  { profile, distribution: release, arch, python }: Project,
  { systemPackages, extra }: Wanted,
): Promise<Checked<string>> {
  const own = both(await ask.packages(profile), await ask.user('$ODPM_UID', '$ODPM_GID'));
  if (!own.ok) return own;
  const [ofProfile, user] = own.value;
  const packages = [...new Set([...ofProfile, ...tools.packages])].sort();
  const { requirements, lines } = tools;
  const parts = { packages, requirements, lines, user, systemPackages, extra };
  return ask.dockerfile(profile, { release, arch, python, ...parts });
}

/** The image that a Dockerfile begins with. */
export const baseOf = (text: string): string => /^FROM\s+(?:--\S+\s+)*(\S+)/im.exec(text)?.[1] ?? '';

/** Nothing of the project is copied into the image, so nothing is sent to the engine. */
export const dockerignore = '*\n';
