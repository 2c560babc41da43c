import type { Json } from '../../base/index.ts';

/** A member, with the offsets of its key, quotes included. */
export interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly node: Node;
}

/** A value with its offsets in the text. */
export interface Node {
  readonly start: number;
  readonly end: number;
  readonly value: Json;
  readonly members?: readonly Member[];
  readonly items?: readonly Node[];
}

/** Where reading stands; at the end, or where the first fault is. */
export interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** Something was read that a second parser might read otherwise: a key twice, `__proto__`, a number without end. */
  odd: boolean;
}

/** How deep objects and lists may lie in each other. */
export const deepest = 64;

const blanks = /[ \t\n\r]*/y;
const plainText = /"[^"\\\u0000-\u001f]*"/y;
const escapedText = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const numberText = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![-+.\w])/y;
const wordText = /(?:true|false|null)(?![\w$-])/y;

/** Steps behind what fits a pattern here; `undefined` and no step when nothing does. */
function taken(pattern: RegExp, reader: Reader): string | undefined {
  pattern.lastIndex = reader.at;
  if (!pattern.test(reader.text)) return undefined;
  const start = reader.at;
  reader.at = pattern.lastIndex;
  return reader.text.slice(start, reader.at);
}

/** The code of the next character that is no blank; 0 at the end. */
function next(reader: Reader): number {
  const code = reader.text.charCodeAt(reader.at);
  if (code > 0x20) return code;
  blanks.lastIndex = reader.at;
  blanks.test(reader.text);
  reader.at = blanks.lastIndex;
  return reader.at < reader.text.length ? reader.text.charCodeAt(reader.at) : 0;
}

function took(reader: Reader, char: string): boolean {
  if (next(reader) !== char.charCodeAt(0)) return false;
  reader.at += 1;
  return true;
}

/** A text, quotes taken off and escapes read. */
function textAt(reader: Reader): string | undefined {
  const plain = taken(plainText, reader);
  if (plain !== undefined) return plain.slice(1, -1);
  const escaped = taken(escapedText, reader);
  if (escaped === undefined) return undefined;
  reader.at += 1;
  return reader.text[reader.at - 1] === '"' ? (JSON.parse(`${escaped}"`) as string) : undefined;
}

function member(reader: Reader): Member | undefined {
  next(reader);
  const start = reader.at;
  const name = textAt(reader);
  const end = reader.at;
  if (name === undefined || !took(reader, ':')) return undefined;
  const node = valueAt(reader);
  return node && { name, start, end, node };
}

/** What stands between brackets, with commas between; `undefined`: a fault. */
function listed<T>(reader: Reader, close: string, entry: (reader: Reader) => T | undefined): T[] | undefined {
  reader.at += 1;
  const entries: T[] = [];
  if (took(reader, close)) return entries;
  do {
    const found = entry(reader);
    if (found === undefined) return undefined;
    entries.push(found);
  } while (took(reader, ','));
  return took(reader, close) ? entries : undefined;
}

function objectAt(reader: Reader): Node | undefined {
  const start = reader.at;
  const members = listed(reader, '}', member);
  if (!members) return undefined;
  const value: Record<string, Json> = {};
  for (const { name, node } of members) {
    if (name === '__proto__' || Object.hasOwn(value, name)) reader.odd = true;
    if (name !== '__proto__') value[name] = node.value;
  }
  return { start, end: reader.at, value, members };
}

function arrayAt(reader: Reader): Node | undefined {
  const start = reader.at;
  const items = listed(reader, ']', valueAt);
  return items && { start, end: reader.at, value: items.map(({ value }) => value), items };
}

function nested(reader: Reader, read: (reader: Reader) => Node | undefined): Node | undefined {
  if (reader.depth === deepest) return undefined;
  reader.depth += 1;
  const node = read(reader);
  reader.depth -= 1;
  return node;
}

function numberAt(reader: Reader): number | undefined {
  const written = taken(numberText, reader);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (!Number.isFinite(value)) reader.odd = true;
  return value;
}

const words: ReadonlyMap<string | undefined, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function plainAt(reader: Reader, code: number): Json | undefined {
  if (code === 0x22) return textAt(reader);
  return code === 0x2d || (code >= 0x30 && code <= 0x39)
    ? numberAt(reader)
    : words.get(taken(wordText, reader));
}

function valueAt(reader: Reader): Node | undefined {
  const code = next(reader);
  if (code === 0x7b) return nested(reader, objectAt);
  if (code === 0x5b) return nested(reader, arrayAt);
  const start = reader.at;
  const value = plainAt(reader, code);
  return value === undefined ? undefined : { start, end: reader.at, value };
}

/** JSON text → its value with the offsets of everything in it; `undefined`: `reader.at` is where the first fault is. */
export function parse(reader: Reader): Node | undefined {
  const node = valueAt(reader);
  return node && next(reader) === 0 && reader.at === reader.text.length ? node : undefined;
}
