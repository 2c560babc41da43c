import { isList, isObject, parentOf, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { flawsOf } from './flaws.ts';
import { thorough } from './flaws.generated.js';
import type { Flaw } from './flaws.generated.js';
import { readJson } from './json/read.ts';
import { isFlat } from './read.ts';
import { validate } from './validate.generated.js';

/** Stands for what is missing, so that the rest can be looked at; nothing is ever said of it. */
const stand: JsonObject = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  platform: { git: 'https://github.com/odoo/odoo.git 19.0' },
  python: '3.12',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

const isService = (pointer: Pointer): boolean => /^(\/scenarios\/[^/]+)?\/services\/[^/]+$/.test(pointer);

/** What has to go for a flaw to be gone: a member of an object, since items of a list have their places by number. */
function memberOf(root: Json, { instancePath, keyword, params }: Flaw): Pointer {
  if (keyword === 'additionalProperties')
    return instancePath + pointerTo(String(params['additionalProperty']));
  let at = instancePath;
  for (let above = parentOf(at); above !== undefined; above = parentOf(at)) {
    if (isObject(valueAt(root, segmentsOf(above)))) return at;
    at = above;
  }
  return at;
}

/** A tree with another value at some segments; `undefined` takes the member out. */
function changed(root: Json, [key, ...rest]: readonly string[], value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  if (isList(root))
    return root.map((item, index) => (String(index) === key ? changed(item, rest, value) : item));
  if (!isObject(root)) return root;
  const { [key]: old, ...others } = root;
  if (rest.length === 0) return value === undefined ? others : { ...root, [key]: value };
  return old === undefined ? root : { ...root, [key]: changed(old, rest, value) };
}

function without(root: JsonObject, flaw: Flaw): JsonObject {
  const pointer = memberOf(root, flaw);
  const old = valueAt(root, segmentsOf(pointer));
  // Others may wait for a service whose declaration is wrong: it stays, by its name.
  const instead = isService(pointer) ? { ...(isObject(old) && old), image: 'image' } : undefined;
  const made = changed(root, segmentsOf(pointer), instead);
  return isObject(made) ? made : root;
}

/**
 * The part of a manifest that is sound where some of it is not, so that everything that is wrong is told at once;
 * `undefined` when nothing can be said of it. Places are those of the whole.
 */
export function soundPart(file: string, text: string): Document | undefined {
  const read = readJson(file, text);
  if (!read.ok || !isObject(read.value.root)) return undefined;
  const whole: JsonObject = read.value.root;
  if (isFlat(read.value.root)) return undefined;
  let root: JsonObject = { ...stand, ...whole, manifest_schema: 2 };
  for (let round = 0; round < 3; round += 1) {
    const flaws = flawsOf(root, { validate, thorough });
    if (flaws.length === 0) return { root, origins: read.value.origins };
    root = { ...stand, ...flaws.reduce<JsonObject>(without, root) };
  }
  return undefined;
}
