/* eslint-disable @typescript-eslint/prefer-for-of -- what iterates over a list is among what a plugin may have changed */

/** What plugins share with odpm, by the name that people know it by. What others lean on is mended first. */
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
  ['Error', Error],
  ['JSON', JSON],
  ['Math', Math],
];

/** Of what is global the rest may be added to and changed. */
const globals: readonly PropertyKey[] = [
  ...['Object', 'Array', 'Function', 'String', 'Number', 'Boolean', 'RegExp', 'Error', 'Map', 'Set'],
  ...[
    'WeakMap',
    'WeakSet',
    'Promise',
    'JSON',
    'Math',
    'Reflect',
    'Symbol',
    'Proxy',
    'URL',
    'Buffer',
    'process',
  ],
];

// What was changed may be what comparing needs. So these are kept, and lists are walked by number.
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty } = Reflect;
const { is } = Object;
const at = <T>(list: readonly T[], index: number): T => list[index] as T;

interface Kept {
  readonly name: string;
  readonly object: object;
  /** Nothing may be added. */
  readonly whole: boolean;
  readonly keys: PropertyKey[];
  readonly descriptors: PropertyDescriptor[];
}

function keep([name, object, some]: readonly [string, object, (readonly PropertyKey[])?]): Kept {
  const keys = some ? [...some] : ownKeys(object);
  return {
    name,
    object,
    whole: !some,
    keys,
    descriptors: keys.map((key) => getOwnPropertyDescriptor(object, key) ?? {}),
  };
}

/** What is looked at after every call; most of the time there is nothing else to do. */
function looksSame({ object, whole, keys, descriptors }: Kept): boolean {
  if (whole && ownKeys(object).length !== keys.length) return false;
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

/** Takes out what was added, puts back what was changed; says which. What does not let itself be mended is told once. */
function mend({ object, whole, keys, descriptors }: Kept): PropertyKey[] {
  const changed: PropertyKey[] = [];
  const now = whole ? ownKeys(object) : [];
  for (let index = 0; index < now.length; index += 1) {
    const key = at(now, index);
    if (holds(keys, key)) continue;
    changed[changed.length] = key;
    if (deleteProperty(object, key)) continue;
    descriptors[keys.length] = getOwnPropertyDescriptor(object, key) ?? {};
    keys[keys.length] = key;
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = at(keys, index);
    const other = getOwnPropertyDescriptor(object, key);
    if (sameAs(at(descriptors, index), other)) continue;
    changed[changed.length] = key;
    if (!defineProperty(object, key, at(descriptors, index))) descriptors[index] = other ?? {};
  }
  return changed;
}

/** How many there are; what code puts on these reaches every object, list and function. */
const counted = [Object.prototype, Array.prototype, Function.prototype, Promise.prototype];

/** What odpm itself leans on all the time: another one of these would be its own fault's cause. */
const leanedOn: readonly (readonly [object: object, keys: readonly PropertyKey[]])[] = [
  [globalThis, ['Array', 'Error', 'JSON', 'Map', 'Object', 'Promise', 'Set']],
  [Object, ['assign', 'entries', 'freeze', 'fromEntries', 'hasOwn', 'keys', 'values']],
  [
    Array.prototype,
    ['filter', 'find', 'flatMap', 'includes', 'join', 'map', 'push', 'some', Symbol.iterator],
  ],
  [String.prototype, ['endsWith', 'includes', 'replace', 'slice', 'split', 'startsWith', 'trim']],
  [Map.prototype, ['get', 'has', 'set', Symbol.iterator]],
  [Set.prototype, ['add', 'has', Symbol.iterator]],
  [Promise.prototype, ['then', 'catch', 'finally']],
  [Function.prototype, ['apply', 'bind', 'call']],
  [RegExp.prototype, ['exec', 'test']],
  [Error, ['captureStackTrace', 'prepareStackTrace']],
  [JSON, ['parse', 'stringify']],
  [Math, ['max', 'min']],
];

/** What was asked for by name when this began, and how many there were. */
function lookedAt(): () => boolean {
  const counts = counted.map((object) => ownKeys(object).length);
  const values = leanedOn.map(([object, keys]) =>
    keys.map((key) => (object as Record<PropertyKey, unknown>)[key]),
  );
  return () => {
    for (let index = 0; index < counted.length; index += 1)
      if (ownKeys(at(counted, index)).length !== counts[index]) return false;
    for (let index = 0; index < leanedOn.length; index += 1) {
      const row = at(leanedOn, index);
      const object = row[0];
      const keys = row[1];
      for (let key = 0; key < keys.length; key += 1)
        if ((object as Record<PropertyKey, unknown>)[at(keys, key)] !== at(values, index)[key]) return false;
    }
    return true;
  };
}

export interface Watch {
  /** Mends what changed since, and names it. */
  readonly mended: () => readonly string[];
  /** Whether nothing stands out: takes a hundredth of the time, and sees what odpm itself would stumble over. */
  readonly quiet: () => boolean;
}

/** Remembers how they are now. */
export function watchPrototypes(): Watch {
  const all = [keep(['globalThis', globalThis, globals]), ...watched.map((each) => keep(each))];
  let quiet = lookedAt();
  const mended = (): readonly string[] => {
    const changed: (readonly [string, PropertyKey])[] = [];
    for (let index = 0; index < all.length; index += 1) {
      const kept = at(all, index);
      if (looksSame(kept)) continue;
      const keys = mend(kept);
      for (let key = 0; key < keys.length; key += 1) changed[changed.length] = [kept.name, at(keys, key)];
    }
    if (changed.length > 0) quiet = lookedAt();
    return changed.map(([name, key]) => `${name}.${String(key)}`);
  };
  return { mended, quiet: () => quiet() };
}
/* eslint-enable @typescript-eslint/prefer-for-of -- the end of the file */
