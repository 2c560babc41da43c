import { closest, isList, isObject, parentOf, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import * as say from './problems.ts';

const keysOf = (value: Json | undefined): string[] =>
  isList(value) ? value.map((_, index) => String(index)) : isObject(value) ? Object.keys(value) : [];

/** The nearest place above a pointer that is there, and what it has in place of the rest. */
function nearest(root: Json, pointer: Pointer): { parent: Pointer; known: string[]; key: string } {
  const parent = parentOf(pointer) ?? '';
  const value = valueAt(root, segmentsOf(parent));
  if (value === undefined) return nearest(root, parent);
  return { parent, known: keysOf(value), key: segmentsOf(pointer).at(-1) ?? '' };
}

/** Pointers as problems show them are those of the file: of a scenario's part, or of a flat manifest. */
function inTheFile({ origins }: Document, pointer: Pointer): string | undefined {
  const [, scenario, rest] = /^\/scenarios\/([^/]+)(\/.+)$/.exec(pointer) ?? [];
  if (scenario !== undefined) return `${rest ?? ''} --scenario ${scenario}`;
  return [...origins].findLast(([, origin]) => origin.pointer === pointer)?.[0];
}

/** A scenario's part of the manifest as a whole is in no effective document. */
function wholePart(pointer: Pointer): string | undefined {
  const [first, scenario, ...rest] = segmentsOf(pointer);
  return first !== 'scenarios' || rest.length > 0 ? undefined : (scenario ?? 'server');
}

/** Where a scenario patches services too, there are two layers of patches: the later one that says something counts. */
export function placeIn({ root }: Document, pointer: Pointer): Pointer {
  const layers = valueAt(root, ['service_patches']);
  const [first, ...rest] = segmentsOf(pointer);
  if (first !== 'service_patches' || !isList(layers) || rest.length === 0) return pointer;
  const layer = layers.findLastIndex((one) => valueAt(one, rest) !== undefined);
  return layer < 0 ? pointer : pointerTo(first, layer, ...rest);
}

/** The value at a pointer, or the problem that names what is there instead. */
export function valueFor(document: Document, pointer: Pointer): Checked<Json> {
  const { root } = document;
  if (pointer !== '' && !pointer.startsWith('/')) return bad(say.noPointer({ written: pointer }));
  const value = valueAt(root, segmentsOf(placeIn(document, pointer)));
  if (value !== undefined) return good(value);
  const { parent, known, key } = nearest(root, pointer);
  const meant = closest(key, known);
  const near = meant === undefined ? undefined : parent + pointerTo(meant);
  const other = inTheFile(document, pointer) ?? near;
  return bad(say.noSuchValue({ pointer, parent, known, meant: other, scenario: wholePart(pointer) }));
}
