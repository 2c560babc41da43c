import { isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { isOperations, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

export type Segments = readonly (string | number)[];

/** A value and the way to it in the effective document. */
export interface Entry {
  readonly value: Json;
  readonly at: Segments;
}

/** What a manifest says of one service: its declaration, or a change to it. */
export interface Body {
  readonly service: string;
  readonly at: Segments;
  readonly value: JsonObject;
  readonly isPatch: boolean;
}

function bodiesAt({ root }: Document, at: Segments, isPatch: boolean): Body[] {
  const value = valueAt(root, at);
  return isObject(value)
    ? Object.entries(value).flatMap(([service, body]) =>
        isObject(body) ? [{ service, at: [...at, service], value: body, isPatch }] : [],
      )
    : [];
}

function patchesIn(document: Document): Body[] {
  const written = valueAt(document.root, ['service_patches']);
  const layers = isList(written)
    ? written.map((_, index) => ['service_patches', index])
    : [['service_patches']];
  return layers.flatMap((at) => bodiesAt(document, at, true));
}

/** Changes in the order of applying: the manifest's, then the scenario's. */
export const patchBodies = ({ document }: Reading): Body[] => patchesIn(document);

/** Services, then changes. */
export const bodiesIn = (document: Document): Body[] => [
  ...bodiesAt(document, ['services'], false),
  ...patchesIn(document),
];

const known = new WeakMap<Reading, readonly Body[]>();

/** All of them; found once, as every check asks. */
export function bodiesOf(reading: Reading): readonly Body[] {
  const found = known.get(reading);
  if (found) return found;
  const bodies = bodiesIn(reading.document);
  known.set(reading, bodies);
  return bodies;
}

const items = (value: Json | undefined, at: Segments): Entry[] =>
  isList(value) ? value.map((item, index) => ({ value: item, at: [...at, index] })) : [];

/** What stands below a key: the items of a list or of what a patch puts into one, else the value itself. */
export function entriesOf(
  { value: body, at: above }: Pick<Body, 'value' | 'at'>,
  ...path: Segments
): Entry[] {
  const at = [...above, ...path];
  const value = valueAt(body, path);
  if (value === undefined) return [];
  if (isList(value)) return items(value, at);
  if (!isOperations(value)) return [{ value, at }];
  return (['append', 'replace'] as const).flatMap((key) => items(value[key], [...at, key]));
}

/** Whether a text in it names what is not known yet: nothing can be said of its form. */
export function isOpen(reading: Reading, { value, at }: Entry): boolean {
  // Only a text with a reference in it can be open; most have none.
  if (typeof value === 'string') return value.includes('$') && placeOf(reading, ...at).open;
  const below = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return below.some(([key, next]) => isOpen(reading, { value: next, at: [...at, key] }));
}
