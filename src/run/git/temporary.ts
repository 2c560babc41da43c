import { basename, dirname, join } from 'node:path';
import { digestOf } from '../../base/index.ts';
import type { At } from './at.ts';

/** No tree is called so: it has a commit's 12 digits, or an `@`. git takes it for the name of a work tree as it is. */
const prefix = (name: string): string => `new-${digestOf(name).slice(0, 8)}-`;

/** Where something is put together before it gets its name. */
export const beside = (path: string, { site }: At): string =>
  join(dirname(path), `${prefix(basename(path))}${site.host.password(8)}`);

export async function removed(folder: string, { site, projects }: At): Promise<void> {
  await site.host.files.removeFolder(folder, projects);
}

/** Names of what killed runs left of something; only while nobody else can be at it. */
export async function leftOf(folder: string, name: string, { site }: At): Promise<readonly string[]> {
  const entries = await site.host.files.list(folder);
  return entries.filter((entry) => entry.name.startsWith(prefix(name))).map((entry) => entry.name);
}

export async function removeOld(folder: string, name: string, at: At): Promise<void> {
  for (const old of await leftOf(folder, name, at)) await removed(join(folder, old), at);
}
