import { isList, isObject, parentOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { laterOrigins, originsBelow, originsOfAll } from './origins.ts';
import type { Origin, Origins } from './origins.ts';

/** A tree of JSON, and for every pointer in it the place of the text that set it. */
export interface Document {
  readonly root: Json;
  readonly origins: Origins;
}

/** `0`, `12`: an item of a list has one spelling. */
const isIndex = (segment: string | number): boolean =>
  typeof segment === 'number' || /^(0|[1-9]\d*)$/.test(segment);

/** The value at a pointer's segments; inherited names are not there. */
export function valueAt(root: Json, segments: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    if (isList(value)) value = isIndex(segment) ? value[Number(segment)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
}

/** The origin of a pointer or, for one that is not in the document, of the nearest that contains it. */
export function originOf(origins: Origins, pointer: Pointer | undefined): Origin | undefined {
  let at = pointer;
  while (at !== undefined) {
    const origin = origins.get(at);
    if (origin) return origin;
    at = parentOf(at);
  }
  return undefined;
}

/** The key of a member where it has one, else its value: the place to show when the name is what is wrong. */
export function keyOf(origins: Origins, pointer: Pointer): Span | undefined {
  const origin = originOf(origins, pointer);
  return origins.has(pointer) ? (origin?.key ?? origin) : origin;
}

/** The members of an object or items of a list as documents of their own, each with its origins. */
export function parts({ root, origins }: Document): Map<string, Document> {
  const entries: [string, Json][] = isList(root)
    ? root.map((item, index) => [String(index), item])
    : isObject(root)
      ? Object.entries(root)
      : [];
  return new Map(
    entries.map(([key, value]) => [
      key,
      { root: value, origins: laterOrigins(() => originsBelow(origins, key)) },
    ]),
  );
}

type Own = Origin | undefined | (() => Origin | undefined);

/** @param own origin of the whole, or what asks for it */
const joined = (members: ReadonlyMap<string, Document>, own: Own): Origins =>
  laterOrigins(() => originsOfAll(members, typeof own === 'function' ? own() : own));

/** An object out of documents; `own` is the origin of the object itself. */
export function objectOf(members: ReadonlyMap<string, Document>, own: Own): Document {
  const root = Object.fromEntries([...members].map(([key, member]) => [key, member.root]));
  return { root, origins: joined(members, own) };
}

export function listOf(items: readonly Document[], own: Own): Document {
  const root = items.map((item) => item.root);
  const members = () => new Map(items.map((item, index) => [String(index), item]));
  return { root, origins: laterOrigins(() => joined(members(), own)) };
}
