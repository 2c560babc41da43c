import type { Problem } from '../../diagnostics/index.ts';
import { isFault, parseLink } from '../../model/index.ts';
import type { LinkFault, Origin } from '../../model/index.ts';
import { badOcaLink, badOcaName } from '../graph-problems.ts';
import type { OfRepository, Said } from './said.ts';

/** Links of an `oca_dependencies.txt`, and what is wrong with lines of it: these are left out. */
export interface OcaLinks {
  readonly links: readonly Said[];
  readonly problems: readonly Problem[];
}

const isName = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

interface Word {
  readonly text: string;
  readonly column: number;
}

/** The words of a line up to its comment, with the columns where they begin. */
function wordsOf(line: string): Word[] {
  const [said = ''] = line.split(/(?:^|(?<=\s))#/, 1);
  return [...said.matchAll(/\S+/g)].map((found) => ({ text: found[0], column: found.index + 1 }));
}

/** A line with credentials in it is not shown. */
export const unquoted = <P extends Origin | undefined>(at: P, { why }: LinkFault): P | Origin =>
  at && why.includes('credentials') ? { ...at, text: undefined } : at;

interface Line {
  readonly words: readonly [Word, ...Word[]];
  readonly placeOf: (from: Word, to: Word) => Origin;
}

function linkOf({ words, placeOf }: Line, version: string): Said | Problem {
  const [name, url, branch, extra] = words;
  if (!isName.test(name.text)) return badOcaName({ name: name.text }, placeOf(name, name));
  const last = words.at(-1) ?? name;
  const at = placeOf(name, last);
  if (extra) {
    const facts = { why: 'there are more than three words', instead: 'Write "name [url] [branch]".' };
    return badOcaLink(facts, placeOf(extra, last));
  }
  const address = url?.text ?? `https://github.com/OCA/${name.text}.git`;
  const text = `${address} ${branch?.text ?? version}`;
  const link = parseLink(text);
  if (!isFault(link)) return { text, at };
  return badOcaLink(link, unquoted(url ? placeOf(url, last) : at, link));
}

function linesOf({ file, text, label }: OfRepository): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((line, index): Line[] => {
    const [first, ...more] = wordsOf(line);
    if (!first) return [];
    const placeOf = (from: Word, to: Word): Origin => ({
      file,
      line: index + 1,
      column: from.column,
      length: to.column + to.text.length - from.column,
      text: line,
      by: `repository ${label}`,
    });
    return [{ words: [first, ...more], placeOf }];
  });
}

/**
 * Reads `name [url] [branch]`, one a line, comments after `#`. A bare name is the OCA repository of that name.
 * @param version of Odoo: the branch where none is said
 */
export function ocaLinks(file: OfRepository, version: string): OcaLinks {
  const found = linesOf(file).map((line) => linkOf(line, version));
  return {
    links: found.flatMap((each) => ('text' in each ? [each] : [])),
    problems: found.flatMap((each) => ('text' in each ? [] : [each])),
  };
}
