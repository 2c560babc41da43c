import { pointerTo } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
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

/** For every pointer of a tree what set its value. A `Map` is one; all others are views, which copy nothing. */
export interface Origins extends Iterable<readonly [Pointer, Origin]> {
  get(pointer: Pointer): Origin | undefined;
  has(pointer: Pointer): boolean;
  /** Those of a member or item, with it as the root; without this they are looked for one by one. */
  below?(key: string): Origins;
}

function* stripped(origins: Origins, prefix: Pointer): Generator<readonly [Pointer, Origin]> {
  for (const [pointer, origin] of origins) {
    if (`${pointer}/`.startsWith(`${prefix}/`)) yield [pointer.slice(prefix.length), origin];
  }
}

function prefixed(origins: Origins, key: string): Origins {
  const prefix = pointerTo(key);
  return {
    get: (pointer) => origins.get(prefix + pointer),
    has: (pointer) => origins.has(prefix + pointer),
    [Symbol.iterator]: () => stripped(origins, prefix),
  };
}

/** The origins of a member or item, with it as the root. */
export const originsBelow = (origins: Origins, key: string): Origins =>
  origins.below?.(key) ?? prefixed(origins, key);

type Members = ReadonlyMap<string, { readonly origins: Origins }>;

function* each(members: Members, own: Origin | undefined): Generator<readonly [Pointer, Origin]> {
  if (own) yield ['', own];
  for (const [key, { origins }] of members) {
    const prefix = pointerTo(key);
    for (const [pointer, origin] of origins) yield [prefix + pointer, origin];
  }
}

/** The origins of what is put together out of members; `own` is that of the whole. */
export function originsOfAll(members: Members, own: Origin | undefined): Origins {
  const byPrefix = new Map([...members].map(([key, { origins }]) => [pointerTo(key), origins]));
  const get = (pointer: Pointer): Origin | undefined => {
    if (pointer === '') return own;
    const cut = pointer.indexOf('/', 1);
    return cut < 0
      ? byPrefix.get(pointer)?.get('')
      : byPrefix.get(pointer.slice(0, cut))?.get(pointer.slice(cut));
  };
  return {
    get,
    has: (pointer) => get(pointer) !== undefined,
    below: (key) => members.get(key)?.origins ?? new Map<Pointer, Origin>(),
    [Symbol.iterator]: () => each(members, own),
  };
}

class Later implements Origins {
  declare private readonly make: () => Origins;
  declare private made: Origins | undefined;

  constructor(make: () => Origins) {
    this.make = make;
    this.made = undefined;
  }

  private get all(): Origins {
    return (this.made ??= this.make());
  }

  get(pointer: Pointer): Origin | undefined {
    return this.all.get(pointer);
  }

  has(pointer: Pointer): boolean {
    return this.all.has(pointer);
  }

  below(key: string): Origins {
    return originsBelow(this.all, key);
  }

  [Symbol.iterator](): Iterator<readonly [Pointer, Origin]> {
    return this.all[Symbol.iterator]();
  }
}

/** Origins that are put together when somebody asks for one: of a sound document nobody does, for most of it. */
export const laterOrigins = (make: () => Origins): Origins => new Later(make);

function* changed(
  origins: Origins,
  change: (origin: Origin) => Origin,
): Generator<readonly [Pointer, Origin]> {
  for (const [pointer, origin] of origins) yield [pointer, change(origin)];
}

/** The same origins, each with a change. */
export const mapOrigins = (origins: Origins, change: (origin: Origin) => Origin): Origins => ({
  get: (pointer) => {
    const origin = origins.get(pointer);
    return origin && change(origin);
  },
  has: (pointer) => origins.has(pointer),
  below: (key) => mapOrigins(originsBelow(origins, key), change),
  [Symbol.iterator]: () => changed(origins, change),
});

type Others = ReadonlyMap<Pointer, () => Origin | undefined>;

function* replaced(origins: Origins, others: Others): Generator<readonly [Pointer, Origin]> {
  for (const [pointer, origin] of origins) yield [pointer, others.get(pointer)?.() ?? origin];
}

/** The same origins, some of them replaced by others, which are made when they are asked for. */
export const withOrigins = (origins: Origins, others: Others): Origins => ({
  get: (pointer) => others.get(pointer)?.() ?? origins.get(pointer),
  has: (pointer) => origins.has(pointer),
  [Symbol.iterator]: () => replaced(origins, others),
});
