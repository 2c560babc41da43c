import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { masked } from './view.ts';

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

/** The pointer that a document has for a place in layers. */
const within = ({ root }: Document, pointer: Pointer): Pointer =>
  isList(valueAt(root, ['service_patches']))
    ? pointer
    : pointer.replace(/^\/service_patches\/0(?=\/|$)/, '/service_patches');

const shownAt = (document: Document, pointer: Pointer, value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : masked(value, document.origins, within(document, pointer));

/** Two hidden values may look alike: what is told is that they differ. */
const shownBoth = (
  before: Json | undefined,
  after: Json | undefined,
): Pick<Difference, 'before' | 'after'> => ({
  before,
  after: typeof after === 'string' && before === after ? after.replace(/\)$/, ', another value)') : after,
});

/** Every smallest place in which the second differs from the first, in the order of the documents. No value shows a secret. */
export function differences(first: Document, second: Document): Difference[] {
  const walk = (one: Json | undefined, other: Json | undefined, pointer: Pointer): Difference[] => {
    const [before, after] = [layered(pointer, one), layered(pointer, other)];
    const [ours, theirs] = [membersOf(before), membersOf(after)];
    if (ours && theirs && sameKind(before, after))
      return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) =>
        walk(ours.get(key), theirs.get(key), pointer + pointerTo(key)),
      );
    if (before === after) return [];
    const having = after === undefined ? first : second;
    const at = originOf(having.origins, within(having, pointer));
    const shown = shownBoth(shownAt(first, pointer, before), shownAt(second, pointer, after));
    return [{ pointer, ...shown, at: at && at.line > 0 ? at : undefined }];
  };
  return walk(first.root, second.root, '');
}
