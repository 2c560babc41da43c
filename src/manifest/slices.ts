import { isObject, pointerTo } from '../base/index.ts';
import type { Json, JsonObject, Pointer } from '../base/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';

/** The manifest itself, or what one scenario adds to it. */
export interface Slice {
  readonly scenario: string | undefined;
  /** Where in the document it lies. */
  readonly at: Pointer;
  readonly root: JsonObject;
}

export function slicesOf({ root }: Document): Slice[] {
  const scenarios = valueAt(root, ['scenarios']);
  const overlays = isObject(scenarios) ? Object.entries(scenarios) : [];
  const own: [string | undefined, Json][] = [[undefined, root], ...overlays];
  return own.flatMap(([scenario, slice]) =>
    isObject(slice)
      ? [{ scenario, at: scenario === undefined ? '' : pointerTo('scenarios', scenario), root: slice }]
      : [],
  );
}

/** The members of an object inside a slice, with their pointers into the document. */
export function membersOf(
  slice: Slice,
  ...path: readonly string[]
): { key: string; value: Json; pointer: Pointer }[] {
  const value = valueAt(slice.root, path);
  if (!isObject(value)) return [];
  const at = slice.at + pointerTo(...path);
  return Object.entries(value).map(([key, member]) => ({ key, value: member, pointer: at + pointerTo(key) }));
}
