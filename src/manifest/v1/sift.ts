import { isObject, pointerTo } from '../../base/index.ts';
import type { Json, JsonObject, Pointer } from '../../base/index.ts';
import type { Document, Origin } from '../../model/index.ts';
import { flatFields } from './fields.generated.ts';

/** A flat manifest without what is no field of one. */
export interface Sifted {
  /** Fields alone, old keys among them; numbers that stand for texts are texts as the file spells them. */
  readonly document: Document;
  /** Pointers of all else, in file order. */
  readonly strangers: readonly Pointer[];
}

const paths = Object.keys(flatFields);
const isBranch = (pointer: Pointer): boolean => paths.some((path) => path.startsWith(`${pointer}/`));

/** The fields that stand directly below a place, but for old keys. */
export const fieldsBelow = (at: Pointer): readonly string[] =>
  [
    ...new Set(paths.filter((path) => path.startsWith(`${at}/`) && flatFields[path]?.today === undefined)),
  ].map((path) => path.slice(at.length + 1).replace(/\/.*/, ''));

const asText = (value: Json, origin: Origin | undefined): Json =>
  typeof value === 'number' ? (origin?.source ?? String(value)) : value;

export function sift({ root, origins }: Document): Sifted {
  const strangers: Pointer[] = [];
  const clean = (value: JsonObject, at: Pointer): JsonObject =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, member]): [string, Json][] => {
        const pointer = at + pointerTo(key);
        const field = flatFields[pointer];
        if (field?.text) return [[key, asText(member, origins.get(pointer))]];
        if (field) return [[key, member]];
        if (isBranch(pointer)) return [[key, isObject(member) ? clean(member, pointer) : member]];
        strangers.push(pointer);
        return [];
      }),
    );
  return { document: { root: isObject(root) ? clean(root, '') : root, origins }, strangers };
}
