/* eslint-disable @typescript-eslint/prefer-for-of -- what iterates over a list is among what a plugin may have changed */

/** What plugins share with odpm, by the name that people know it by. The first is mended first: all others lean on it. */
const watched: readonly (readonly [name: string, object: object])[] = [
  ['Object.prototype', Object.prototype],
  ['Array.prototype', Array.prototype],
  ['Function.prototype', Function.prototype],
  ['String.prototype', String.prototype],
  ['Number.prototype', Number.prototype],
  ['Boolean.prototype', Boolean.prototype],
  ['RegExp.prototype', RegExp.prototype],
  ['Error.prototype', Error.prototype],
  ['Date.prototype', Date.prototype],
  ['Map.prototype', Map.prototype],
  ['Set.prototype', Set.prototype],
  ['Promise.prototype', Promise.prototype],
  ['Object', Object],
  ['JSON', JSON],
  ['Math', Math],
];

// What was changed may be what comparing needs. So these are kept, and lists are walked by number.
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty } = Reflect;
const { is } = Object;
const at = <T>(list: readonly T[], index: number): T => list[index] as T;

interface Kept {
  readonly name: string;
  readonly object: object;
  readonly keys: readonly PropertyKey[];
  readonly descriptors: readonly PropertyDescriptor[];
}

function keep([name, object]: readonly [string, object]): Kept {
  const keys = ownKeys(object);
  return { name, object, keys, descriptors: keys.map((key) => getOwnPropertyDescriptor(object, key) ?? {}) };
}

/** What is looked at after every call; most of the time there is nothing else to do. */
function looksSame({ object, keys, descriptors }: Kept): boolean {
  if (ownKeys(object).length !== keys.length) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = at(keys, index);
    const kept = at(descriptors, index);
    // Many getters of a prototype throw when they are asked.
    const same = kept.get
      ? getOwnPropertyDescriptor(object, key)?.get === kept.get
      : is((object as Record<PropertyKey, unknown>)[key], kept.value);
    if (!same) return false;
  }
  return true;
}

const parts = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const;

function sameAs(kept: PropertyDescriptor, now: PropertyDescriptor | undefined): boolean {
  if (now === undefined) return false;
  for (let index = 0; index < parts.length; index += 1) {
    const part = at<'value'>(parts as never, index);
    if (!is(kept[part], now[part])) return false;
  }
  return true;
}

function holds(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let index = 0; index < keys.length; index += 1) if (keys[index] === key) return true;
  return false;
}

/** Takes out what was added, puts back what was changed; says which. */
function mend({ object, keys, descriptors }: Kept): PropertyKey[] {
  const changed: PropertyKey[] = [];
  const now = ownKeys(object);
  for (let index = 0; index < now.length; index += 1) {
    const key = at(now, index);
    if (!holds(keys, key) && deleteProperty(object, key)) changed[changed.length] = key;
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = at(keys, index);
    const kept = at(descriptors, index);
    if (sameAs(kept, getOwnPropertyDescriptor(object, key))) continue;
    if (defineProperty(object, key, kept)) changed[changed.length] = key;
  }
  return changed;
}

/** Remembers how they are now → mends what changed since, and names it. */
export function watchPrototypes(): () => readonly string[] {
  const all = watched.map(keep);
  return () => {
    const changed: (readonly [string, PropertyKey])[] = [];
    for (let index = 0; index < all.length; index += 1) {
      const kept = at(all, index);
      if (looksSame(kept)) continue;
      const keys = mend(kept);
      for (let key = 0; key < keys.length; key += 1) changed[changed.length] = [kept.name, at(keys, key)];
    }
    return changed.map(([name, key]) => `${name}.${String(key)}`);
  };
}
/* eslint-enable @typescript-eslint/prefer-for-of -- the end of the file */
