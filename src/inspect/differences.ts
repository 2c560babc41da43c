import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { originOf } from '../model/index.ts';
import type { Document } from '../model/index.ts';

/** A place where two documents are not the same. */
export interface Difference {
  readonly pointer: Pointer;
  /** `undefined`: it is not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Where what the second has is written, or what the first had. */
  readonly at: Span | undefined;
}

type Members = ReadonlyMap<string, Json>;

const membersOf = (value: Json | undefined): Members | undefined => {
  if (isList(value)) return new Map(value.map((item, index) => [String(index), item]));
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
};

/** Patches are layers, also where there is only one. */
const layered = (pointer: Pointer, value: Json | undefined): Json | undefined =>
  pointer === '/service_patches' && isObject(value) ? [value] : value;

const sameKind = (one: Json | undefined, other: Json | undefined): boolean => isList(one) === isList(other);

/** Every smallest place in which the second differs from the first, in the order of the documents. */
export function differences(first: Document, second: Document): Difference[] {
  const walk = (one: Json | undefined, other: Json | undefined, pointer: Pointer): Difference[] => {
    const [before, after] = [layered(pointer, one), layered(pointer, other)];
    const [ours, theirs] = [membersOf(before), membersOf(after)];
    if (ours && theirs && sameKind(before, after))
      return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) =>
        walk(ours.get(key), theirs.get(key), pointer + pointerTo(key)),
      );
    if (before === after) return [];
    const { origins } = after === undefined ? first : second;
    const at = originOf(origins, pointer);
    return [{ pointer, before, after, at: at && at.line > 0 ? at : undefined }];
  };
  return walk(first.root, second.root, '');
}
