import { join } from 'node:path';
import {
  identityOf,
  isFault,
  originIn,
  parseLink,
  rewritten,
  shownUrl,
  withoutUser,
} from '../model/index.ts';
import type { Link, Look, Rewrite, Variables } from '../model/index.ts';

type GitLink = Extract<Link, { kind: 'git' }>;

const heading = /^\s*\[\s*url\s+"([^"]*)"\s*\]/i;
const rule = /^\s*insteadOf\s*=\s*"?([^"\s]+)"?\s*$/i;

export interface Reading {
  readonly look: Look;
  readonly home: string;
  readonly variables: Variables;
}

/** Where git looks for the user's own configuration. What `.env` says is not for git. */
function configsOf({ home, variables }: Reading): string[] {
  const said = (name: string): string | undefined => {
    const found = variables(name);
    return found?.at ? undefined : found?.value;
  };
  const only = said('GIT_CONFIG_GLOBAL');
  if (only !== undefined) return [only];
  return [join(said('XDG_CONFIG_HOME') ?? join(home, '.config'), 'git/config'), join(home, '.gitconfig')];
}

/** What the user's own configuration of git writes anew; other files that it names are not read. */
async function rewritesOf(at: Reading): Promise<Rewrite[]> {
  const files = await Promise.all(configsOf(at).map((path) => at.look.read(path)));
  const lines = files.flatMap((text) => (text.ok ? (text.value ?? '').split('\n') : []));
  let to: string | undefined;
  return lines.flatMap((line): Rewrite[] => {
    if (line.trimStart().startsWith('[')) to = heading.exec(line)?.[1];
    const from = rule.exec(line)?.[1];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** What an address is compared by: a note is not worth a difference in capitals, or in a protocol that odpm does not use. */
function identityIn(url: string): string {
  const link = parseLink(url.replace(/^(http|git):\/\//i, 'https://'));
  return (isFault(link) ? url : identityOf(link)).toLowerCase();
}

/** The same, or the same path at a further name of the host, as `ssh.github.com` is. */
const isSame = (theirs: string, ours: string): boolean =>
  theirs === ours || theirs.endsWith(`.${ours.replace('https://', '')}`);

const ending = /\.git$|\/+$/g;

/** A host that ssh or git knows by a name of the user's own: only what follows it tells. */
function isAlias(url: string, canonical: string): boolean {
  const [, host, path] = /^(?:ssh:\/\/)?(?:[\w.-]+@)?([\w-]+)[:/](?!\/)(.+)$/.exec(url) ?? [];
  if (host === undefined || path === undefined) return false;
  return canonical.endsWith(`/${path.replace(ending, '')}`);
}

/**
 * The `origin` of a clone, as it may be shown, where it is another repository than a link says; `undefined`: the same in
 * whatever spelling, or there is none. Asks no program.
 */
export async function otherOrigin(
  { url, canonical }: GitLink,
  folder: string,
  at: Reading,
): Promise<string | undefined> {
  const found = await originIn(folder, at.look);
  const origin = found === undefined ? undefined : withoutUser(found);
  const wanted = canonical.toLowerCase();
  if (origin === undefined || isSame(identityIn(origin), wanted) || isAlias(origin, canonical))
    return undefined;
  const rewrites = await rewritesOf(at);
  const theirs = identityIn(rewritten(origin, rewrites));
  const ours = identityIn(rewritten(url, rewrites));
  return isSame(theirs, wanted) || theirs === ours ? undefined : shownUrl(origin);
}
