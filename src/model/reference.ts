/** A text with references in it, taken apart: literal text and `${…}` in turn. */
export type Template = readonly (string | Reference | OwnReference)[];

/** `${NAME}`, or with an operator and a word: `:-` and `-` give a default, `:+` and `+` an alternative, `:?` and `?` a demand. */
export interface Reference {
  readonly name: string;
  readonly operator?: Operator;
  readonly word: Template;
}

/** `${@service:NAME}`, `${@source:NAME}`, `${@secret:KEY}`: what odpm itself knows. */
export interface OwnReference {
  readonly of: 'service' | 'source' | 'secret';
  readonly name: string;
  /** Where in the text it begins. */
  readonly offset: number;
  readonly written: string;
}

const operators = [':-', ':+', ':?', '-', '+', '?'] as const;
export type Operator = (typeof operators)[number];

/** The text is not well formed: where in it, and how much of it. */
export interface BadReference {
  readonly offset: number;
  readonly length: number;
  /** Words lie in words, deeper than anybody writes them. */
  readonly tooDeep?: true;
}

/** How deep words may lie in words. */
const deepest = 64;

const startsName = /^[A-Za-z_][A-Za-z0-9_]*/;
const spelledPlainly = /^\$<([A-Za-z_][A-Za-z0-9_]*)>/;
const startsOwn = /^\$\{@(service|source|secret):([A-Za-z0-9._-]+)\}/;

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const isBad = (result: object): result is BadReference => 'length' in result && 'offset' in result;

function reference(text: string, start: number, depth: number): Read<Reference> | BadReference {
  const name = startsName.exec(text.slice(start + 2))?.[0];
  const close = text.indexOf('}', start);
  const whole = { offset: start, length: (close < 0 ? text.length : close + 1) - start };
  if (name === undefined) return whole;
  if (depth >= deepest) return { ...whole, tooDeep: true };
  let at = start + 2 + name.length;
  if (text[at] === '}') return { value: { name, word: [] }, end: at + 1 };
  const operator = operators.find((word) => text.startsWith(word, at));
  if (operator === undefined) return whole;
  at += operator.length;
  const word = template(text, at, depth + 1);
  if (isBad(word)) return word;
  if (text[word.end] !== '}' || /[\r\n]/.test(text.slice(at, word.end))) return whole;
  return { value: { name, operator, word: word.value }, end: word.end + 1 };
}

interface Piece {
  readonly part: string | Reference | OwnReference;
  readonly end: number;
}

function own(text: string, offset: number): Piece | undefined {
  const [written = '', of, name = ''] = startsOwn.exec(text.slice(offset)) ?? [];
  if (of !== 'service' && of !== 'source' && of !== 'secret') return undefined;
  return { part: { of, name, offset, written }, end: offset + written.length };
}

const plainly = /[^${}]+/y;

/** `$$`, `${…}` and `$<NAME>`; whatever else a `$` begins is literal. */
function piece(text: string, at: number, depth: number): Piece | BadReference {
  plainly.lastIndex = at;
  if (plainly.test(text)) return { part: text.slice(at, plainly.lastIndex), end: plainly.lastIndex };
  if (text.startsWith('$$', at)) return { part: '$', end: at + 2 };
  const plain = spelledPlainly.exec(text.slice(at));
  if (plain) return { part: { name: plain[1] ?? '', word: [] }, end: at + plain[0].length };
  if (!text.startsWith('${', at)) return { part: text[at] ?? '', end: at + 1 };
  const ours = own(text, at);
  if (ours) return ours;
  const read = reference(text, at, depth);
  return isBad(read) ? read : { part: read.value, end: read.end };
}

const braces: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

/** Braces inside a word must pair up: `{"a": 1}` is a word, and the first unpaired `}` ends it. */
function template(text: string, start: number, depth: number): Read<Template> | BadReference {
  const found: (string | Reference | OwnReference)[] = [];
  let open = 0;
  let at = start;
  while (at < text.length) {
    if (depth > 0 && open === 0 && text[at] === '}') break;
    open += braces[text[at] ?? ''] ?? 0;
    const next = piece(text, at, depth);
    if (isBad(next)) return next;
    const last = found.at(-1);
    if (typeof last === 'string' && typeof next.part === 'string') found[found.length - 1] = last + next.part;
    else found.push(next.part);
    at = next.end;
  }
  return { value: found, end: at };
}

/** A template as it is written, but for what a `$$` stands for. */
export const spelled = (parts: Template): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'of' in part ? part.written : `\${${part.name}${part.operator ?? ''}${spelled(part.word)}}`;
    })
    .join('');

const parsed = new Map<string, Template | BadReference>();

/** Text → template, or the part of it that is not well formed. `$NAME` and a lone `$` are literal; `$$` is one `$`. */
export function parseTemplate(text: string): Template | BadReference {
  if (!text.includes('$')) return text === '' ? [] : [text];
  // Most texts stand in every scenario, and are read for each of them.
  const known = parsed.get(text);
  if (known) return known;
  const read = template(text, 0, 0);
  const found = isBad(read) ? read : read.value;
  parsed.set(text, found);
  return found;
}

export const isTemplate = (parsed: Template | BadReference): parsed is Template => Array.isArray(parsed);

/** Every reference to what odpm itself knows, those in words that may not be used included. */
export const ownReferences = (parsed: Template): OwnReference[] =>
  parsed.flatMap((part) =>
    typeof part === 'string' ? [] : 'of' in part ? [part] : ownReferences(part.word),
  );
