import type { MemberNode, ValueNode } from '@humanwhocodes/momoa';
import { pointerTo } from '../../base/index.ts';
import type { Json, Pointer } from '../../base/index.ts';
import { bad, checked, placesOf } from '../../diagnostics/index.ts';
import type { Checked, Places, Problem, Span } from '../../diagnostics/index.ts';
import type { Document, Origin } from '../../model/index.ts';
import { duplicateKey, forbiddenKey, notJson, numberTooLarge, unpairedSurrogate } from '../problems.ts';
import { syntaxOf } from './syntax.ts';

interface Reading {
  readonly file: string;
  readonly text: string;
  readonly places: Places;
  readonly origins: Map<Pointer, Origin>;
  readonly problems: Problem[];
}

const rangeOf = ({ range }: { readonly range?: readonly [number, number] }): readonly [number, number] =>
  range ?? [0, 0];

const halfSurrogate = /\p{Surrogate}/u;

function text(value: string, at: Span, { problems }: Reading): string {
  if (halfSurrogate.test(value)) problems.push(unpairedSurrogate({}, at));
  return value;
}

function members(nodes: readonly MemberNode[], pointer: Pointer, reading: Reading): Json {
  const seen = new Map<string, Span>();
  const entries = nodes.map(({ name, value }): [string, Json] => {
    const key = name.type === 'String' ? name.value : name.name;
    const at = `${pointer}${pointerTo(key)}`;
    const place = { ...reading.places(...rangeOf(name)), pointer: at };
    text(key, place, reading);
    const first = seen.get(key);
    if (first) reading.problems.push(duplicateKey({ key, pointer: at }, place, first));
    if (key === '__proto__') reading.problems.push(forbiddenKey({ key }, place));
    seen.set(key, place);
    return [key, read(value, { pointer: at, key: place }, reading)];
  });
  return Object.fromEntries(entries);
}

interface Target {
  readonly pointer: Pointer;
  readonly key?: Span;
}

function number(value: number, at: Span, { problems }: Reading): number {
  if (!Number.isFinite(value)) problems.push(numberTooLarge({}, at));
  return value;
}

function valueOf(node: ValueNode, span: Span & { readonly pointer: Pointer }, reading: Reading): Json {
  const { pointer } = span;
  switch (node.type) {
    case 'Object':
      return members(node.members, pointer, reading);
    case 'Array':
      return node.elements.map(({ value }, index) =>
        read(value, { pointer: `${pointer}/${index}` }, reading),
      );
    case 'String':
      return text(node.value, span, reading);
    case 'Number':
      return number(node.value, span, reading);
    case 'Boolean':
      return node.value;
    case 'Null':
    case 'NaN':
    case 'Infinity':
      return null;
  }
}

function read(node: ValueNode, { pointer, key }: Target, reading: Reading): Json {
  const [start, end] = rangeOf(node);
  const span = { ...reading.places(start, end), pointer };
  const source = node.type === 'Number' ? { source: reading.text.slice(start, end) } : {};
  reading.origins.set(pointer, { ...span, by: reading.file, ...(key && { key }), ...source });
  return valueOf(node, span, reading);
}

/**
 * JSON text → value, with the place of every value and key. Strict: what a second parser could read
 * otherwise (a key twice, half of a surrogate pair, `__proto__`) is a problem, and all of those are told at once. A BOM is
 * dropped. `secret`: problems tell places, and never a word of the file.
 */
export function readJson(
  file: string,
  written: string,
  options: { readonly secret?: boolean } = {},
): Checked<Document> {
  const source = { file, text: written.replace(/^\ufeff/, ''), secret: options.secret ?? false };
  const places = placesOf(source);
  const tree = syntaxOf(source.text);
  if ('what' in tree) return bad(notJson(tree, { ...places(tree.start, tree.end), pointer: '' }));
  const reading: Reading = { file, text: source.text, places, origins: new Map(), problems: [] };
  const root = read(tree.body, { pointer: '' }, reading);
  return checked({ root, origins: reading.origins }, reading.problems);
}
