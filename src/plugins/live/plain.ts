import type { Json } from '../../base/index.ts';
import { isSealed, sealed } from './frozen.ts';

/** What does not fit in something that a plugin gave: `actions[0].path`, `is a number, where a text belongs`. */
export interface Flaw {
  /** Empty for the whole. */
  readonly path: string;
  readonly says: string;
}

export type Plain =
  { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly flaw: Flaw };

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

const isClass = (value: object): boolean => Function.prototype.toString.call(value).startsWith('class');

const textKind = (value: string): string => (value.length > 40 ? 'a string' : JSON.stringify(value));

/** A value as people are told of it: `a text`, `a function`, `missing`. */
export function kindOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return textKind(value);
    case 'number':
      return `the number ${String(value)}`;
    case 'boolean':
      return String(value);
    case 'function':
      return isClass(value) ? 'a class' : 'a function';
    case 'object':
      return objectKind(value);
    case 'bigint':
    case 'symbol':
      return `a ${typeof value}`;
  }
}

function objectKind(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length > 0 ? 'a list' : 'an empty list';
  const tag = tagOf(value);
  return tag === 'Object' ? 'an object' : `a ${tag}`;
}

/** As JavaScript writes it behind its owner: `steps[0].evaluate`, `hooks["my.hook"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((key) =>
    typeof key === 'number'
      ? `[${String(key)}]`
      : /^[A-Za-z_$][\w$]*$/.test(String(key))
        ? `.${String(key)}`
        : `[${JSON.stringify(String(key))}]`,
  );
  return parts.join('').replace(/^\./, '');
}

const deepest = 60;
const most = 200_000;

class NotPlain {
  declare readonly flaw: Flaw;
  constructor(path: readonly PropertyKey[], says: string) {
    this.flaw = { path: pathText(path), says };
  }
}

interface Walk {
  readonly path: readonly PropertyKey[];
  readonly count: { left: number };
}

type Found = Json | undefined | NotPlain;

const below = ({ path, count }: Walk, key: PropertyKey): Walk => ({ path: [...path, key], count });

function listOf(value: readonly unknown[], walk: Walk): Found {
  const items: Json[] = [];
  for (const [index, item] of value.entries()) {
    const found = copied(item, below(walk, index));
    if (found instanceof NotPlain) return found;
    items.push(found ?? null);
  }
  return sealed(items);
}

function objectOf(value: object, walk: Walk): Found {
  const members: [string, Json][] = [];
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const found = copied(member, below(walk, key));
    if (found instanceof NotPlain) return found;
    if (found !== undefined) members.push([key, found]);
  }
  return sealed(Object.fromEntries(members));
}

type Simple = string | boolean | number | null | undefined;

const isSimple = (value: unknown): value is Simple =>
  value === undefined ||
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

function copied(value: unknown, walk: Walk): Found {
  if (isSimple(value)) return value;
  if (typeof value !== 'object') return new NotPlain(walk.path, `is ${kindOf(value)}, which is not data`);
  if (isSealed(value)) return value as Json;
  walk.count.left -= Array.isArray(value) ? value.length + 1 : 1;
  if (walk.path.length > deepest || walk.count.left < 0)
    return new NotPlain(walk.path.slice(0, 2), 'has no end');
  if (Array.isArray(value)) return listOf(value, walk);
  if (tagOf(value) === 'Object') return objectOf(value, walk);
  return new NotPlain(walk.path, `is ${kindOf(value)}, which is not data`);
}

/** What a plugin gave as data of odpm's own, which nobody can change: members that are `undefined` are left out, getters are asked once. */
export function plain(value: unknown): Plain {
  const found = copied(value, { path: [], count: { left: most } });
  return found instanceof NotPlain ? { ok: false, flaw: found.flaw } : { ok: true, value: found };
}
