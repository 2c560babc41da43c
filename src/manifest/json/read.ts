import { bad, checked, placesOf } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import type { Document } from '../../model/index.ts';
import { duplicateKey, forbiddenKey, notJson, numberTooLarge, unpairedSurrogate } from '../problems.ts';
import { below, originsIn, spanOf } from './origins.ts';
import type { Source, Target } from './origins.ts';
import type { Member } from './parse.ts';
import { syntaxOf } from './syntax.ts';

const halfSurrogate = /\p{Surrogate}/u;

/** What a second parser could read otherwise in a key. */
function ofKey(
  target: Target & { readonly key: Member },
  first: Target | undefined,
  source: Source,
): Problem[] {
  const { key, pointer } = target;
  const at = spanOf(target, key, source);
  const found = halfSurrogate.test(key.name) ? [unpairedSurrogate({}, at)] : [];
  if (first?.key) found.push(duplicateKey({ key: key.name, pointer }, at, spanOf(first, first.key, source)));
  if (key.name === '__proto__') found.push(forbiddenKey({ key: key.name }, at));
  return found;
}

/** What a second parser could read otherwise in a value and all below it, in the order of the file. */
function oddities(target: Target, source: Source): Problem[] {
  const { value } = target.node;
  const at = spanOf(target, target.node, source);
  if (typeof value === 'string') return halfSurrogate.test(value) ? [unpairedSurrogate({}, at)] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [numberTooLarge({}, at)];
  const seen = new Map<string, Target>();
  return below(target).flatMap((each) => {
    const { key } = each;
    const ofItsKey = key ? ofKey({ ...each, key }, seen.get(key.name), source) : [];
    if (key) seen.set(key.name, each);
    return [...ofItsKey, ...oddities(each, source)];
  });
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
  const text = written.replace(/^\ufeff/, '');
  const source = { file, text, places: placesOf({ file, text, secret: options.secret ?? false }) };
  const read = syntaxOf(text);
  if ('what' in read) return bad(notJson(read, { ...source.places(read.start, read.end), pointer: '' }));
  const { body, odd } = read;
  const problems = odd ? oddities({ pointer: '', node: body }, source) : [];
  return checked({ root: body.value, origins: originsIn(body, source) }, problems);
}
