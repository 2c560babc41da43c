import { isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { originsBelow } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { thorough } from './flaws.generated.js';
import { schemaProblems } from './schema.ts';
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

/**
 * What variables have made of a document that was sound before: an effective document against the schema once
 * more. Values that a variable gave are not shown.
 */
export function filledProblems(document: Document): Problem[] {
  const { root } = document;
  if (!isObject(root)) return [];
  const patches = root['service_patches'];
  if (!isList(patches)) return schemaProblems(document, validators);
  return patches.flatMap((layer, index) =>
    schemaProblems(layerOf(root, document.origins, [index, layer]), validators),
  );
}
