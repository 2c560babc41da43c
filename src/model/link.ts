/** A repository link: a folder that is used in place, or a git repository with what is wanted of it. */
export type Link = FolderLink | GitLink;

export interface FolderLink {
  readonly kind: 'folder';
  /** Absolute. */
  readonly path: string;
  /** Written after the path; a folder is never checked out, so this only names the version. */
  readonly ref?: string;
}

export interface GitLink {
  readonly kind: 'git';
  readonly url: string;
  /** For comparing: `https`, host in lower case, no userinfo, no trailing `/` or `.git`. */
  readonly canonical: string;
  readonly ref?: string;
  readonly commit?: string;
}

/** What is wrong with a link, and the text that would be right where there is one. */
export interface LinkFault {
  readonly why: string;
  readonly instead: string;
}

const isCommit = (word: string): boolean => /^[0-9a-f]{40}$/i.test(word);
const scp = /^([A-Za-z0-9_][A-Za-z0-9_.-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):(?!\/\/)(\S+)$/;
const url = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:([^/@]*)@)?([^/:@]*)(?::(\d+))?(\/.*)?$/;
const loopback = /^(localhost|127(\.\d{1,3}){3})$/i;

const trimmed = (path: string): string => path.replace(/^\/+/, '').replace(/\/+$/, '').replace(/\.git$/, '');

const canonicalOf = (host: string, path: string): string => `https://${host.toLowerCase()}/${trimmed(path)}`;

function refFault(ref: string): LinkFault | undefined {
  const why = /^-/.test(ref)
    ? 'begins with "-"'
    : /\.\.|@\{|[\s~^:?*[\\\u0000-\u001f\u007f]|\.lock$|^\/|\/$|\/\/|\.$/.test(ref)
      ? 'is no name that git takes'
      : undefined;
  return why === undefined
    ? undefined
    : { why: `the ref "${ref}" ${why}`, instead: 'Write the name of a branch or tag, or a full ref (refs/pull/12/head).' };
}

function fileLink(path: string, ref: string | undefined): Link | LinkFault {
  if (!path.startsWith('/')) {
    const home = path.startsWith('~');
    return {
      why: `"file://${path}" is ${home ? 'not expanded' : 'no absolute path'}`,
      instead: 'Write an absolute path after file://, or a variable: file://${MY_FOLDER}.',
    };
  }
  const clean = path.replace(/(?<=.)\/+$/, '');
  return { kind: 'folder', path: clean, ...(ref !== undefined && { ref }) };
}

interface Wanted {
  readonly ref?: string;
  readonly commit?: string;
}

function wantedOf(words: readonly string[]): Wanted | LinkFault {
  const [second, third, ...more] = words;
  if (more.length > 0) return { why: 'there are more than three words', instead: 'Write "<link> [ref] [commit]".' };
  const fault = second === undefined ? undefined : refFault(second);
  if (fault) return fault;
  if (third !== undefined && !/^[0-9a-f]{7,40}$/i.test(third)) {
    return { why: `"${third}" is no commit`, instead: 'Write 7 to 40 hex digits as the third word.' };
  }
  if (second !== undefined && third === undefined && isCommit(second)) return { commit: second };
  return { ...(second !== undefined && { ref: second }), ...(third !== undefined && { commit: third }) };
}

function gitLink(text: string, wanted: Wanted): Link | LinkFault {
  const short = scp.exec(text);
  if (short) {
    return { kind: 'git', url: text, canonical: canonicalOf(short[2] ?? '', short[3] ?? ''), ...wanted };
  }
  const [, scheme = '', user, host = '', , path = ''] = url.exec(text) ?? [];
  const protocol = scheme.toLowerCase();
  if (protocol === 'http' && !loopback.test(host)) {
    return { why: 'the protocol http is not encrypted', instead: `Write https://${host}${path}.` };
  }
  if (!['https', 'http', 'ssh'].includes(protocol)) {
    return { why: `the protocol of "${text}" is not allowed`, instead: 'Use https://, ssh://, user@host:path or file:///absolute/path.' };
  }
  if (host === '' || host.startsWith('-') || trimmed(path) === '') {
    return { why: 'host or path is missing', instead: 'Write https://<host>/<owner>/<repository>.git.' };
  }
  const secret = protocol === 'ssh' ? user?.includes(':') : user !== undefined;
  if (secret) {
    return { why: 'it holds credentials', instead: 'Leave them out; use a git credential helper, an ssh agent or PATH_TO_SSH_KEY.' };
  }
  if (user?.startsWith('-')) return { why: 'the user begins with "-"', instead: 'Write ssh://git@<host>/<path>.' };
  return { kind: 'git', url: text, canonical: canonicalOf(host, path), ...wanted };
}

export const isFault = <T extends object>(result: T | LinkFault): result is LinkFault => 'why' in result;

/**
 * Reads `<link> [ref] [commit]` by its grammar: https, ssh, `user@host:path`, http for loopback hosts, and
 * `file:///folder`. Everything else, and whatever could reach git as an option, is a fault with the way out.
 */
export function parseLink(text: string): Link | LinkFault {
  const [link = '', ...rest] = text.trim().split(/\s+/);
  if (link === '') return { why: 'it is empty', instead: 'Write "<link> [ref] [commit]".' };
  if (link.startsWith('-')) return { why: 'it begins with "-"', instead: 'Begin with https://, ssh://, user@host: or file:///.' };
  const wanted = wantedOf(rest);
  if ('why' in wanted) return wanted;
  if (/^file:\/\//i.test(link)) return fileLink(link.slice('file://'.length), wanted.ref ?? wanted.commit);
  return gitLink(link, wanted);
}

/** What two links are compared by: the same repository has one. */
export const identityOf = (link: Link): string => (link.kind === 'folder' ? `file://${link.path}` : link.canonical);
