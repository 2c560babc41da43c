import { join } from 'node:path';
import { gitOf, isFault, parseLink } from '../model/index.ts';
import type { Look } from '../model/index.ts';

/** Text of a repository's own git configuration; empty when the folder is no repository. */
async function configOf(folder: string, look: Look): Promise<string> {
  const git = await gitOf(folder, look);
  const text = git && (await look.read(join(git.shared, 'config')));
  return (text?.ok ? text.value : undefined) ?? '';
}

/** Whether a folder is a clone of a repository: by its remote `origin`, in canonical form. Asks no program. */
export async function isCloneOf(canonical: string, folder: string, look: Look): Promise<boolean> {
  const config = await configOf(folder, look);
  const section = /^\s*\[remote "origin"\]([^[]*)/m.exec(config)?.[1] ?? '';
  const url = /^\s*url\s*=\s*(\S+)\s*$/m.exec(section)?.[1];
  if (url === undefined) return false;
  const link = parseLink(url);
  return !isFault(link) && link.kind === 'git' && link.canonical === canonical;
}
