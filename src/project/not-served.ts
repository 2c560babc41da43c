import { isObject, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import * as say from './problems.ts';
import type { Reading } from './reading.ts';

const any = (words: string): string => `(?:${words.split(' ').join('|')})`;

/** What a manifest may say, `validate` understands, and this version does not carry out yet. */
const later = [
  `/${any('resources proxy image secrets')}`,
  '/dependencies/\\d+/git',
  '/services/[^/]+/secrets',
  '/service_patches/(?:\\d+/)?[^/]+/secrets',
].map((path) => new RegExp(`^${path}$`));

const deepest = 4;

const isLater = (pointer: string): boolean => later.some((path) => path.test(pointer));

/** Every pointer, as deep as the list above goes. */
function pointersOf(value: Json, above: Pointer): Pointer[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, next]: [string, Json]) => {
    const pointer = above + pointerTo(key);
    return [pointer, ...(segmentsOf(pointer).length < deepest ? pointersOf(next, pointer) : [])];
  });
}

/** The patches of one layer stand by name, of several in a list of layers. */
const isLayer = ({ document }: Reading, pointer: string): boolean =>
  /^\/service_patches\/\d+\/[^/]+$/.test(pointer) && !isObject(valueAt(document.root, ['service_patches']));

export function notServed(reading: Reading): Problem[] {
  const { document } = reading;
  const found = pointersOf(document.root, '').filter(
    (pointer) => isLater(pointer) && !isLayer(reading, pointer),
  );
  return found.map((pointer) => {
    const at = keyOf(document.origins, pointer);
    return say.notServed({ pointer: at?.pointer ?? pointer }, at);
  });
}
