import { misplaced, notEncrypted, notExpanded, notTaken, unknownProtocol, unseenIn } from './link-fault.ts';
import type { LinkFault } from './link-fault.ts';

/** A repository link: a folder that is used in place, or a git repository with what is wanted of it. */
export type Link = FolderLink | GitLink;

export interface FolderLink {
  readonly kind: 'folder';
  /** Absolute. */
  readonly path: string;
  /** Written after the path; a folder is never checked out, so this only names the version. */
  readonly ref?: string;
}

export interface GitLink extends Wanted {
  readonly kind: 'git';
  readonly url: string;
  /** For comparing: `https`, host in lower case, no userinfo, no trailing `/` or `.git`. */
  readonly canonical: string;
}

interface Wanted {
  readonly ref?: string;
  readonly commit?: string;
}

export const isFault = (result: object): result is LinkFault => 'why' in result;

const scp = /^(?<user>[A-Za-z0-9_][\w.-]*)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?!\/\/)(?<path>\S+)$/;
const url =
  /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):\/\/(?:(?<user>[^/@]*)@)?(?<host>\[[^/\]]*\]|[^/:@]*)(?::(?<port>\d+))?(?<path>\/.*)?$/;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

interface Parts {
  readonly scheme: string;
  readonly user: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
}

const trimmed = (path: string): string =>
  path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');

const canonicalOf = ({ host, path }: Parts): string => `https://${host.toLowerCase()}/${trimmed(path)}`;

// git's own rules for names of refs, and what could reach it as an option.
const notARef = /\.\.|@\{|[\s~^:?*[\\\u0000-\u001f\u007f]|\.lock$|^[/-]|\/$|\/\/|\.$/;

const refFault = (ref: string): LinkFault | undefined =>
  notARef.test(ref)
    ? notTaken(ref, {
        as: 'the ref',
        what: 'name that git accepts for a branch or tag',
        instead: 'Write the name of a branch or tag, or a full ref (refs/pull/12/head).',
      })
    : undefined;

function fileLink(path: string, { ref, commit }: Wanted, from: string | undefined): Link | LinkFault {
  if (!path.startsWith('/')) return notExpanded(path, from);
  const named = ref ?? commit;
  return {
    kind: 'folder',
    path: path.replace(/(?<=.)\/+$/, ''),
    ...(named !== undefined && { ref: named }),
  };
}

const isCommit = (word: string): boolean => /^[0-9a-f]{40}$/i.test(word);

function commitFault(words: readonly string[]): LinkFault | undefined {
  const [, third, ...more] = words;
  if (more.length > 0) {
    return { why: 'there are more than three words', instead: 'Write "<link> [ref] [commit]".' };
  }
  if (third === undefined || /^[0-9a-f]{7,40}$/i.test(third)) return undefined;
  const instead = 'Write 7 to 40 hex digits as the third word.';
  return notTaken(third, { as: 'the third word', what: 'commit', instead });
}

function wantedOf(words: readonly string[]): Wanted | LinkFault {
  const [second, third] = words;
  if (second === undefined) return {};
  const fault = commitFault(words) ?? refFault(second);
  if (fault) return fault;
  if (third !== undefined) return { ref: second, commit: third };
  return isCommit(second) ? { commit: second } : { ref: second };
}

const protocolFault = ({ scheme, host, path }: Parts): LinkFault | undefined =>
  scheme === 'http' && !loopback.test(host)
    ? notEncrypted(`${host}${path}`)
    : ['https', 'http', 'ssh'].includes(scheme)
      ? undefined
      : unknownProtocol(scheme);

// A folder that is its own or the one above: the same repository would have two addresses.
const dots = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

function pathFault(path: string): LinkFault | undefined {
  if (/[?#]/.test(path)) {
    return {
      why: 'it continues after its path',
      instead:
        'End it before "?" and "#"; a branch comes after a space, a token belongs in a credential helper.',
    };
  }
  return dots.test(path)
    ? { why: 'its path has "." or ".." between slashes', instead: 'Write the path without them.' }
    : undefined;
}

const portFault = (port: string | undefined): LinkFault | undefined =>
  port !== undefined && (Number(port) < 1 || Number(port) > 65_535)
    ? { why: 'its port is not from 1 to 65535', instead: 'Write another one, or leave it out.' }
    : undefined;

function userFault({ scheme, user }: Parts): LinkFault | undefined {
  if (scheme === 'ssh' ? user?.includes(':') : user !== undefined) {
    return {
      why: 'it holds credentials',
      instead: 'Leave them out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.',
    };
  }
  if (!user?.startsWith('-')) return undefined;
  return { why: 'the user begins with "-"', instead: 'Write ssh://git@<host>/<path>.' };
}

function partsFault(parts: Parts): LinkFault | undefined {
  const { host, port, path } = parts;
  if (host === '' || host.startsWith('-') || trimmed(path) === '') {
    return { why: 'host or path is missing', instead: 'Write https://<host>/<owner>/<repository>.git.' };
  }
  if (!URL.canParse(canonicalOf(parts))) {
    return {
      why: 'the host is not written like a host name',
      instead: 'Write it like https://git.example.org/owner/repository.git.',
    };
  }
  return userFault(parts) ?? portFault(port) ?? pathFault(path);
}

/** git's own spelling for a program that fetches: `ext::sh -c …`. */
const helper = /^(?<scheme>[A-Za-z][\w+.-]*)::/;

function partsOf(text: string): Parts {
  const short = scp.exec(text)?.groups;
  const found = short ?? (helper.exec(text) ?? url.exec(text))?.groups ?? {};
  const { scheme = '', user, host = '', port, path = '' } = found as Partial<Parts>;
  return { scheme: short ? 'ssh' : scheme.toLowerCase(), user, host, port, path };
}

function gitLink(link: string, words: readonly string[], from: string | undefined): Link | LinkFault {
  const parts = partsOf(link);
  const fault = parts.scheme === '' ? misplaced(link, from) : (protocolFault(parts) ?? partsFault(parts));
  if (fault) return fault;
  const wanted = wantedOf(words);
  return isFault(wanted) ? wanted : { kind: 'git', url: link, canonical: canonicalOf(parts), ...wanted };
}

// Controls but line breaks and tabs, blanks but the usual one, marks without width, what turns the direction of text.
const unseen = /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Z}\p{Noncharacter_Code_Point}]/u;

function linkIn(text: string, from: string | undefined): Link | LinkFault {
  const odd = unseen.exec(text.trim());
  if (odd) return unseenIn(odd[0]);
  const [link = '', ...words] = text.trim().split(/\s+/);
  if (link === '') return { why: 'it is empty', instead: 'Write "<link> [ref] [commit]".' };
  if (link.startsWith('-')) {
    return { why: 'it begins with "-"', instead: 'Begin with https://, ssh://, user@host: or file:///.' };
  }
  if (!/^file:\/\//i.test(link)) return gitLink(link, words, from);
  const wanted = wantedOf(words);
  return isFault(wanted) ? wanted : fileLink(link.slice('file://'.length), wanted, from);
}

const known = new Map<string, Link | LinkFault>();

/**
 * Reads `<link> [ref] [commit]` by its grammar: https, ssh, `user@host:path`, http for loopback hosts, and
 * `file:///folder`. Everything else, and whatever could reach git as an option, is a fault with the way out. `from`: the folder that people count relative paths from.
 */
export function parseLink(text: string, from?: string): Link | LinkFault {
  // Every scenario has mostly the same links.
  const key = `${from ?? ''}\n${text}`;
  const found = known.get(key) ?? linkIn(text, from);
  known.set(key, found);
  return found;
}

/** What two links are compared by: the same repository has one. */
export const identityOf = (link: Link): string =>
  link.kind === 'folder' ? `file://${link.path}` : link.canonical;
