import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { originsBelow, valueAt, withOrigins } from '../model/index.ts';
import type { Document, Origin } from '../model/index.ts';
import { flawsOf } from './flaws.ts';
import { thorough } from './flaws.generated.js';
import { flawProblem } from './schema.ts';
import { validate } from './validate.generated.js';

const validators = { validate, thorough };

/** A document whose `service_patches` is the one layer at an index; its places are those of the layers. */
function layerOf(
  root: JsonObject,
  origins: Document['origins'],
  [index, layer]: readonly [number, Json],
): Document {
  const prefix = '/service_patches';
  const layers = originsBelow(originsBelow(origins, 'service_patches'), String(index));
  const get = (pointer: string) =>
    pointer.startsWith(`${prefix}/`) ? layers.get(pointer.slice(prefix.length)) : origins.get(pointer);
  return {
    root: { ...root, service_patches: layer },
    origins: {
      get,
      has: (pointer) => get(pointer) !== undefined,
      [Symbol.iterator]: () => origins[Symbol.iterator](),
    },
  };
}

interface Layer {
  readonly document: Document;
  /** The pointer that the whole document has for one of the layer. */
  readonly whole: (pointer: Pointer) => Pointer;
}

function layersOf(document: Document): Layer[] {
  const { root, origins } = document;
  const patches = isObject(root) ? root['service_patches'] : undefined;
  if (!isObject(root) || !isList(patches)) return [{ document, whole: (pointer) => pointer }];
  return patches.map((layer, index) => ({
    document: layerOf(root, origins, [index, layer]),
    whole: (pointer) => pointer.replace(/^\/service_patches(?=\/)/, `/service_patches/${index}`),
  }));
}

/** What variables have made of a document that was sound before, and what is wrong with it. */
interface Filled {
  /** Texts that variables made unfit are as they were written, and open. */
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** A tree with what is unfit in it as it was written. */
function restored(filled: Json, whole: Json, isUnfit: (at: Pointer) => boolean): Json {
  const walk = (value: Json, written: Json | undefined, at: Pointer): Json => {
    if (isUnfit(at)) return written ?? value;
    const below = (member: Json, key: string): Json =>
      walk(member, valueAt(written ?? null, [key]), at + pointerTo(key));
    if (isList(value)) return value.map((item, index) => below(item, String(index)));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, below(member, key)]));
  };
  return walk(filled, whole, '');
}

/** An effective document, references filled in, against the schema once more. Values that a variable gave are not shown. */
export function checkedFilled(filled: Document, written: Document): Filled {
  const found = layersOf(filled).flatMap(({ document, whole }) =>
    flawsOf(document.root, validators).map((flaw) => ({ document, flaw, at: whole(flaw.instancePath) })),
  );
  if (found.length === 0) return { document: filled, problems: [] };
  const opened =
    ({ at }: { readonly at: Pointer }): (() => Origin | undefined) =>
    () => {
      const own = filled.origins.get(at);
      return own && { ...own, open: [] };
    };
  const origins = new Map(found.map((each) => [each.at, opened(each)]));
  const root = restored(filled.root, written.root, (at) => origins.has(at));
  return {
    document: { root, origins: withOrigins(filled.origins, origins) },
    problems: found.map(({ document, flaw }) => flawProblem(flaw, document)),
  };
}
