import { resolve } from 'node:path';

/** What is wrong with a link, and the text that would be right where there is one. */
export interface LinkFault {
  readonly why: string;
  readonly instead: string;
  /** The same without a word of the link, where the others have some. */
  readonly hidden?: { readonly why: string; readonly instead: string };
}

/** For a link that a variable gave, or whose file may hold secrets: no word of it is shown. */
export const discreet = ({ why, instead, hidden }: LinkFault): LinkFault => hidden ?? { why, instead };

const protocols = 'Use https://, ssh://, user@host:path or file:///absolute/path.';

/** A host and what follows it, after `http://`. */
export function notEncrypted(rest: string): LinkFault {
  const why = 'the protocol http is not encrypted';
  return {
    why,
    instead: `Write https://${rest}.`,
    hidden: { why, instead: 'Write https:// instead of http://.' },
  };
}

const wellKnown = ['ext', 'fd', 'ftp', 'ftps', 'git', 'rsync', 'svn'];

export function unknownProtocol(scheme: string): LinkFault {
  const why = `the protocol ${scheme} is not allowed`;
  const hidden = wellKnown.includes(scheme) ? why : 'its protocol is not allowed';
  return { why, instead: protocols, hidden: { why: hidden, instead: protocols } };
}

interface Taken {
  /** Which word it is. */
  readonly as: string;
  readonly what: string;
  readonly instead: string;
}

/** A word behind the address that is not what stands there. */
export const notTaken = (word: string, { as, what, instead }: Taken): LinkFault => ({
  why: `"${word}" is not a ${what}`,
  instead,
  hidden: { why: `${as} is not a ${what}`, instead },
});

const anyFolder = 'Write an absolute path after file://, or a variable: file://${MY_FOLDER}.';

/** The link to a folder of this machine that a path means, when that can be told. */
function meant(path: string, from: string | undefined): string | undefined {
  if (path === '~' || path.startsWith('~/')) return `file://\${HOME}${path.slice(1)}`;
  if (path.startsWith('/')) return `file://${path}`;
  return from === undefined || path === '' || path.startsWith('~')
    ? undefined
    : `file://${resolve(from, path)}`;
}

const wordsFor = (link: string | undefined, otherwise: string): string =>
  link === undefined ? otherwise : `Write ${link}.`;

/** A path behind `file://` that is not absolute. */
export function notExpanded(path: string, from: string | undefined): LinkFault {
  const what = path.startsWith('~') ? '~ is not expanded in' : 'no absolute path follows file:// in';
  return {
    why: `${what} "file://${path}"`,
    instead: wordsFor(meant(path, from), anyFolder),
    hidden: { why: `${what} it`, instead: anyFolder },
  };
}

/** A character that nobody sees, and no link has. */
export function unseenIn(char: string): LinkFault {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const instead = 'Type the link again; it may have been copied from a page.';
  return {
    why: `it holds the character U+${code}, which is invisible`,
    instead,
    hidden: { why: 'it holds an invisible character', instead },
  };
}

const isPath = (text: string): boolean => /^(\/|~|\.\.?(\/|$))/.test(text);
const isAddress = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[^\s@:]+$/i.test(text);

/** A text with no protocol in front: a path, or an address as it is spoken. */
export function misplaced(text: string, from: string | undefined): LinkFault {
  const why = 'a protocol is missing';
  const link = isPath(text) ? meant(text, from) : isAddress(text) ? `https://${text}` : undefined;
  return { why, instead: wordsFor(link, protocols), hidden: { why, instead: protocols } };
}
