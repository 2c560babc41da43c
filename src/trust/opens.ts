import { basename, dirname, join, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Look } from '../model/index.ts';

/** The project folder, and the machine as it is seen from there. */
export interface At {
  readonly folder: string;
  readonly look: Look;
}

/** Where a path really leads: its nearest part that is there, links followed, and the rest. */
export async function realOf(path: string, look: Look): Promise<string> {
  const real = await look.real(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realOf(dirname(path), look), basename(path));
}

/** A path outside the project folder, or of a socket wherever it is, in words that say where it leads. */
export async function opens(source: string, { folder, look }: At): Promise<string | undefined> {
  const real = await realOf(resolve(folder, source), look);
  if (basename(real) === 'docker.sock') return `${source} (the Docker socket)`;
  if (isInside(await realOf(folder, look), real)) return undefined;
  return real === resolve(folder, source) ? source : `${source} (which is ${real})`;
}
