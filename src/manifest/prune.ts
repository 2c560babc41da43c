import { isList, isObject, parentOf, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { listOf, objectOf, parts, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import type { Flaw } from './flaws.generated.js';

/** What of a tree goes: by key the whole member, or what goes below it. */
type Going = Map<string, Going | 'whole'>;

/** Texts of which the first says what the others are: without one of them, the rest means something else. */
const isWord = (pointer: Pointer): boolean =>
  /\/(command|entrypoint|test|argv|hooks\/[^/]+\/\d+)\/\d+$/.test(pointer);

/** What has to go for a flaw to be gone. */
function placeOf(root: Json, { instancePath, keyword, params }: Flaw): Pointer {
  if (keyword === 'additionalProperties')
    return instancePath + pointerTo(String(params['additionalProperty']));
  return isWord(instancePath) && isList(valueAt(root, segmentsOf(parentOf(instancePath) ?? '')))
    ? (parentOf(instancePath) ?? '')
    : instancePath;
}

function mark(going: Going, [key, ...rest]: readonly string[]): void {
  if (key === undefined) return;
  const known = going.get(key);
  if (known === 'whole') return;
  if (rest.length === 0) going.set(key, 'whole');
  else {
    const below: Going = known ?? new Map<string, Going | 'whole'>();
    going.set(key, below);
    mark(below, rest);
  }
}

const isService = (pointer: Pointer): boolean => /^(\/scenarios\/[^/]+)?\/services\/[^/]+$/.test(pointer);

/** Others may wait for a service whose declaration is wrong: it stays, by its name. */
function stayingService(service: Document): Document {
  const members = isObject(service.root) ? parts(service) : new Map<string, Document>();
  members.set('image', { root: 'image', origins: new Map() });
  return objectOf(members, service.origins.get(''));
}

function without(document: Document, going: Going, at: Pointer): Document {
  const left = [...parts(document)].flatMap(([key, part]): [string, Document][] => {
    const what = going.get(key);
    const pointer = at + pointerTo(key);
    if (what === undefined) return [[key, part]];
    if (what !== 'whole') return [[key, without(part, what, pointer)]];
    return isService(pointer) ? [[key, stayingService(part)]] : [];
  });
  const own = document.origins.get('');
  return isList(document.root)
    ? listOf(
        left.map(([, part]) => part),
        own,
      )
    : objectOf(new Map(left), own);
}

/**
 * A document without what is flawed: members and items go, and what is left keeps its places. A name that is flawed
 * stays: what it names is looked at all the same.
 */
export function pruned(document: Document, flaws: readonly Flaw[]): Document {
  const going: Going = new Map();
  for (const flaw of flaws) mark(going, segmentsOf(placeOf(document.root, flaw)));
  return without(document, going, '');
}

/** Flaws that are gone when something goes: those of names are none. */
export const isOfValue = ({ propertyName }: Flaw): boolean => propertyName === undefined;
