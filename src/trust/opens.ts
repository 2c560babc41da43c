import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Look } from '../model/index.ts';

/** The project folder, and the machine as it is seen from there. */
export interface At {
  readonly folder: string;
  readonly look: Look;
  /** The folder of the dependency whose service it is: files of the project are none of its own. */
  readonly within?: string | undefined;
  /** Folders of dependencies: links that came with one may lead back into the project. */
  readonly trees?: readonly string[];
}

/** Where a path really leads: its nearest part that is there, links followed, and the rest. */
export async function realOf(path: string, look: Look): Promise<string> {
  const real = await look.real(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realOf(dirname(path), look), basename(path));
}

/** Whether a path stays where it seems to lie: in the project, or in the dependency that says it. */
async function staysIn(
  path: string,
  real: string,
  { folder, look, within, trees = [] }: At,
): Promise<boolean> {
  const own = within ?? folder;
  if (!isInside(await realOf(own, look), real)) return false;
  const tree = trees.find((each) => isInside(each, path));
  return tree === undefined || isInside(await realOf(tree, look), real);
}

/**
 * A path outside the project folder, or the dependency whose service asks for it, or of a socket wherever it is, in
 * words that say where it leads.
 */
export async function opens(source: string, at: At): Promise<string | undefined> {
  const path = resolve(at.folder, source);
  const real = await realOf(path, at.look);
  if (basename(real) === 'docker.sock') return `${source} (the Docker socket)`;
  // A path of a dependency is absolute by now: another one was said by the project itself.
  if (await staysIn(path, real, isAbsolute(source) ? at : { ...at, within: undefined })) return undefined;
  return real === path ? source : `${source} (which is ${real})`;
}
