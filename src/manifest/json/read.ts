import { isList, isObject } from '../../base/index.ts';
import type { Json } from '../../base/index.ts';
import { bad, checked, placesOf } from '../../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../../diagnostics/index.ts';
import type { Document } from '../../model/index.ts';
import { duplicateKey, forbiddenKey, notJson, nul, numberTooLarge, unpairedSurrogate } from '../problems.ts';
import { below, originsIn, spanOf } from './origins.ts';
import type { Source, Target } from './origins.ts';
import type { Member } from './parse.ts';
import { syntaxOf } from './syntax.ts';

const halfSurrogate = /\p{Surrogate}/u;

/** What of a text is no character that files and programs take. */
const ofText = (text: string, at: Place): Problem[] => [
  ...(halfSurrogate.test(text) ? [unpairedSurrogate({}, at)] : []),
  ...(text.includes('\0') ? [nul({}, at)] : []),
];

/** What a second parser could read otherwise in a key. */
function ofKey(
  target: Target & { readonly key: Member },
  first: Target | undefined,
  source: Source,
): Problem[] {
  const { key, pointer } = target;
  const at = spanOf(target, key, source);
  const found = ofText(key.name, at);
  if (first?.key) found.push(duplicateKey({ key: key.name, pointer }, at, spanOf(first, first.key, source)));
  if (key.name === '__proto__') found.push(forbiddenKey({ key: key.name }, at));
  return found;
}

/** What a second parser could read otherwise in a value and all below it, in the order of the file. */
function oddities(target: Target, source: Source): Problem[] {
  const { value } = target.node;
  const at = spanOf(target, target.node, source);
  if (typeof value === 'string') return ofText(value, at);
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [numberTooLarge({}, at)];
  const seen = new Map<string, Target>();
  return below(target).flatMap((each) => {
    const { key } = each;
    const ofItsKey = key ? ofKey({ ...each, key }, seen.get(key.name), source) : [];
    if (key) seen.set(key.name, each);
    return [...ofItsKey, ...oddities(each, source)];
  });
}

/** A value with what is no character left out of its texts, so that the rest of them can be looked at. */
function mended(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}|\0/gu, '');
  if (isList(value)) return value.map(mended);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mended(member)]));
}

interface Options {
  /** Problems tell places, and never a word of the file. */
  readonly secret?: boolean;
}

/** What a text says as JSON, and everything that is wrong with it. */
export interface AsFar {
  /** Of a key that stands twice the last value; `undefined`: the text is no JSON. */
  readonly document: Document | undefined;
  readonly problems: readonly Problem[];
}

/** As `readJson`; what a second parser could read otherwise keeps nobody from the rest. */
export function readAsFar(file: string, written: string, { secret = false }: Options = {}): AsFar {
  const text = written.replace(/^\ufeff/, '');
  const source = { file, text, places: placesOf({ file, text, secret }) };
  const read = syntaxOf(text);
  if ('what' in read) {
    const at = { ...source.places(read.start, read.end), pointer: '' };
    return { document: undefined, problems: [notJson(read, at)] };
  }
  const { body, odd } = read;
  const problems = odd ? oddities({ pointer: '', node: body }, source) : [];
  const root = problems.length > 0 ? mended(body.value) : body.value;
  return { document: { root, origins: originsIn(body, source) }, problems };
}

/**
 * JSON text → value, with the place of every value and key. Strict: what a second parser could read
 * otherwise (a key twice, half of a surrogate pair, `__proto__`), and a NUL, is a problem, and all of those are told at
 * once. A BOM is dropped.
 */
export function readJson(file: string, written: string, options?: Options): Checked<Document> {
  const { document, problems } = readAsFar(file, written, options);
  return document ? checked(document, problems) : bad(...problems);
}
