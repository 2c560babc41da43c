import { parse } from './parse.ts';
import type { Node } from './parse.ts';
import { firstFault } from './scan.ts';
import type { Fault } from './scan.ts';

export interface Syntax {
  readonly body: Node;
  /** Something in it is to be looked at again: a key twice, `__proto__`, a number without end, perhaps half of a surrogate pair or a NUL. */
  readonly odd: boolean;
}

/** Halves of surrogate pairs, alone or together, and NUL. */
const strange = /[\ud800-\udfff]|\\u(?:[dD][89a-fA-F]|0000)/;

interface Rule {
  /** Fits the text that begins with the place, and the one that ends before it. */
  readonly here: RegExp;
  readonly before?: RegExp;
  readonly what: string;
  readonly instead: string;
}

const number = {
  what: 'a number is not written as JSON does',
  instead: 'Write it like 17, -1 or 0.5; as a string, in double quotes.',
};

const rules: readonly Rule[] = [
  { here: /^$/, what: 'the text ends too early', instead: 'Write the value that is missing.' },
  {
    here: /^[}\]]/,
    before: /,\s*$/,
    what: 'there is a comma after the last entry',
    instead: 'Remove the comma.',
  },
  { here: /^,/, what: 'there is a comma where a value should be', instead: 'Remove the comma.' },
  { here: /^'/, what: 'a string is in single quotes', instead: 'Use double quotes: "text".' },
  { here: /^(\/[/*]|#)/, what: 'this is a comment, and JSON has none', instead: 'Remove it.' },
  {
    here: /^-?(NaN|Infinity)\b/,
    what: 'NaN and Infinity are not numbers in JSON',
    instead: 'Write a number, or a string in double quotes.',
  },
  {
    here: /^["{[\w-]/,
    before: /["}\]]\s*$|\w\s+$/,
    what: 'a comma or a colon is missing',
    instead: 'Write "," between two entries and ":" between a key and its value.',
  },
  { here: /^[-+.0-9]/, ...number },
  { here: /^/, before: /(^|[\s[:,])[-+.0-9Ee]+$/, ...number },
  { here: /^\\/, what: 'there is a backslash outside a string', instead: 'Remove it.' },
  {
    here: /^[A-Za-z_$\u0080-\uffff]/,
    what: 'a word is not in double quotes',
    instead: 'Write strings and keys in double quotes: "text".',
  },
];

const other = { what: 'this character does not belong here', instead: 'Remove it.' };

const escape = {
  what: 'a string holds an escape that JSON does not know',
  instead: 'Write a backslash as \\\\.',
};

/** The character of a trailing comma is shown, not the bracket that follows it. */
function startOf(text: string, offset: number, rule: Rule | undefined): number {
  return rule?.what.startsWith('there is a comma after') ? text.lastIndexOf(',', offset) : offset;
}

function insideText(text: string, offset: number): boolean {
  let inside = false;
  for (let at = text.lastIndexOf('\n', offset - 1) + 1; at < offset; at += 1) {
    if (inside && text[at] === '\\') at += 1;
    else if (text[at] === '"') inside = !inside;
  }
  return inside;
}

function described(text: string, offset: number): Fault {
  if (insideText(text, offset)) return { start: text.lastIndexOf('\\', offset), end: offset + 1, ...escape };
  const [before, here] = [text.slice(Math.max(0, offset - 100), offset), text.slice(offset, offset + 100)];
  const rule = rules.find((one) => one.here.test(here) && (one.before?.test(before) ?? true));
  const start = startOf(text, offset, rule);
  const word = /^[\w$-]+/.exec(text.slice(start, start + 200))?.[0].length ?? 1;
  return { start, end: start + word, ...(rule ?? other) };
}

/** Text → its value and offsets, or the first thing that keeps it from being JSON. */
export function syntaxOf(text: string): Syntax | Fault {
  const reader = { text, at: 0, depth: 0, odd: strange.test(text) };
  const body = parse(reader);
  if (body) return { body, odd: reader.odd };
  if (text.trim() === '')
    return { start: 0, end: 1, what: 'the file is empty', instead: 'Write a JSON object: { … }.' };
  return firstFault(text) ?? described(text, reader.at);
}
