import { join } from 'node:path';
import { gitOf } from './git-folder.ts';
import { isFault, parseLink } from './link.ts';
import type { Look } from './look.ts';

type Reads = Pick<Look, 'read' | 'stat'>;

/** Text of a repository's own git configuration; empty when the folder is no repository. */
async function configOf(folder: string, look: Reads): Promise<string> {
  const git = await gitOf(folder, look);
  const text = git && (await look.read(join(git.shared, 'config')));
  return (text?.ok ? text.value : undefined) ?? '';
}

/** The address of a clone's remote `origin`, as its configuration spells it. Asks no program. */
export async function originIn(folder: string, look: Reads): Promise<string | undefined> {
  const section = /^\s*\[remote "origin"\]([^[]*)/m.exec(await configOf(folder, look))?.[1] ?? '';
  return /^\s*url\s*=\s*(\S+)\s*$/m.exec(section)?.[1];
}

/** An address without the credentials in it. What stands before `@` for ssh belongs to it. */
export const withoutUser = (url: string): string => url.replace(/^(https?:\/\/)[^/]*@/i, '$1');

/** Whether the address of a remote is that of a repository, in canonical form: credentials in it make no other one of it. */
export function isOriginOf(canonical: string, url: string): boolean {
  const link = parseLink(withoutUser(url));
  return !isFault(link) && link.kind === 'git' && link.canonical === canonical;
}

/** Whether a folder is a clone of a repository, by its remote `origin`. */
export async function isCloneOf(canonical: string, folder: string, look: Reads): Promise<boolean> {
  const url = await originIn(folder, look);
  return url !== undefined && isOriginOf(canonical, url);
}

/** An address as it may be shown: without a user, a password, a query. */
export const shownUrl = (url: string): string =>
  url.replace(/^([\w+.-]+:\/\/)[^/]*@/, '$1').replace(/[?#].*$/s, '');

/** `url.<to>.insteadOf <from>` of git's configuration. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** An address as git goes to it: the longest prefix that is rewritten wins. */
export function rewritten(url: string, rewrites: readonly Rewrite[]): string {
  let best: Rewrite | undefined;
  for (const each of rewrites) {
    if (url.startsWith(each.from) && each.from.length > (best?.from.length ?? 0)) best = each;
  }
  return best ? `${best.to}${url.slice(best.from.length)}` : url;
}
