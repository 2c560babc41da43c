import { join, resolve } from 'node:path';
import { isFault, parseLink } from '../model/index.ts';
import type { Look } from '../model/index.ts';

/** The folder that a work tree has of its repository, and the one that all of them share. */
async function sharedBy(pointing: string, folder: string, look: Look): Promise<string | undefined> {
  const way = /^gitdir: (.*)$/m.exec((await textOf(pointing, look)) ?? '')?.[1]?.trim();
  if (way === undefined) return undefined;
  const tree = resolve(folder, way);
  return resolve(tree, (await textOf(join(tree, 'commondir'), look))?.trim() ?? '.');
}

/** Text of a repository's own git configuration; `undefined` when the folder is no repository. */
async function configOf(folder: string, look: Look): Promise<string | undefined> {
  const own = join(folder, '.git');
  const { kind } = (await look.stat(own)) ?? {};
  const shared = kind === 'file' ? await sharedBy(own, folder, look) : own;
  return shared === undefined ? undefined : textOf(join(shared, 'config'), look);
}

async function textOf(path: string, look: Look): Promise<string | undefined> {
  const text = await look.read(path);
  return text.ok ? text.value : undefined;
}

/** Whether a folder is a clone of a repository: by its remote `origin`, in canonical form. Asks no program. */
export async function isCloneOf(canonical: string, folder: string, look: Look): Promise<boolean> {
  const config = (await configOf(folder, look)) ?? '';
  const section = /^\s*\[remote "origin"\]([^[]*)/m.exec(config)?.[1] ?? '';
  const url = /^\s*url\s*=\s*(\S+)\s*$/m.exec(section)?.[1];
  if (url === undefined) return false;
  const link = parseLink(url);
  return !isFault(link) && link.kind === 'git' && link.canonical === canonical;
}
