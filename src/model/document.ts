import { isList, isObject, parentOf, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';

/** Where a value stands, and what put it there. */
export interface Origin extends Span {
  /** `odpm.json`, `scenario developer`, `variable NAME of .env`: what made the value what it is. */
  readonly by: string;
  /** The place of the member's key; items of lists and the root have none. */
  readonly key?: Span;
  /** The number as the file spells it (`19.0`), when the value is a number. */
  readonly source?: string;
  /** Variables that the text names and that nobody sets: what the value will be is not known here. */
  readonly open?: readonly string[];
  /** References in the text that only a later moment resolves (`${@secret:KEY}`), as written: the text keeps all of its own. */
  readonly later?: readonly string[];
  /** What the value was made with. */
  readonly filled?: readonly Filling[];
  /** What stood there before a scenario replaced it. */
  readonly over?: Origin;
}

/** A variable that a text was filled with. */
export interface Filling {
  readonly name: string;
  /** `the environment`, `.env`; nothing where nobody sets it and the text's own default was taken. */
  readonly by: string | undefined;
  readonly at?: Span;
}

export type Origins = ReadonlyMap<Pointer, Origin>;

/** A tree of JSON, and for every pointer in it the place of the text that set it. */
export interface Document {
  readonly root: Json;
  readonly origins: Origins;
}

/** The value at a pointer's segments; inherited names are not there. */
export function valueAt(root: Json, segments: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    if (isList(value)) value = value[Number(segment)];
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
}

/** The origin of a pointer or, for one that is not in the document, of the nearest that contains it. */
export function originOf(origins: Origins, pointer: Pointer): Origin | undefined {
  let at: Pointer | undefined = pointer;
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

/** Origins by the first segment of their pointer, the rest of which they keep. */
function underEach(origins: Origins): Map<Pointer, Map<Pointer, Origin>> {
  const found = new Map<Pointer, Map<Pointer, Origin>>();
  for (const [at, origin] of origins) {
    const cut = at.indexOf('/', 1);
    const [first, rest] = cut < 0 ? [at, ''] : [at.slice(0, cut), at.slice(cut)];
    const group = found.get(first);
    if (group) group.set(rest, origin);
    else found.set(first, new Map([[rest, origin]]));
  }
  return found;
}

/** The members of an object or items of a list as documents of their own, each with its origins. */
export function parts({ root, origins }: Document): Map<string, Document> {
  const entries: [string, Json][] = isList(root)
    ? root.map((item, index) => [String(index), item])
    : isObject(root)
      ? Object.entries(root)
      : [];
  const groups = underEach(origins);
  const originsOf = (key: string): Origins => groups.get(pointerTo(key)) ?? new Map<Pointer, Origin>();
  return new Map(entries.map(([key, value]) => [key, { root: value, origins: originsOf(key) }]));
}

function joined(
  members: Iterable<readonly [string, Document]>,
  own: Origin | undefined,
): Map<Pointer, Origin> {
  const origins = new Map<Pointer, Origin>(own ? [['', own]] : []);
  for (const [key, member] of members) {
    for (const [at, origin] of member.origins) origins.set(`${pointerTo(key)}${at}`, origin);
  }
  return origins;
}

/** An object out of documents; `own` is the origin of the object itself. */
export function objectOf(members: ReadonlyMap<string, Document>, own: Origin | undefined): Document {
  const root = Object.fromEntries([...members].map(([key, member]) => [key, member.root]));
  return { root, origins: joined(members, own) };
}

export function listOf(items: readonly Document[], own: Origin | undefined): Document {
  const members = items.map((item, index) => [String(index), item] as const);
  return { root: items.map(({ root }) => root), origins: joined(members, own) };
}
