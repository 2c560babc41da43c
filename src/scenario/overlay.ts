import { pointerTo } from '../base/index.ts';
import { laterOrigins, mapOrigins, objectOf, parts, valueAt } from '../model/index.ts';
import type { Document, Scenario } from '../model/index.ts';
import { joins } from './joins.ts';
import type { Join } from './joins.ts';
import { overlays } from './overlays.generated.ts';

const kinds: ReadonlyMap<string, keyof typeof joins> = new Map(Object.entries(overlays));
const ways: Readonly<Record<keyof typeof joins, Join>> = joins;

function joined(path: string, base: Document, over: Document): Document {
  const way = ways[kinds.get(path) ?? 'replace'];
  return way(base, over, (key, own, value) => {
    const named = path + pointerTo(key);
    return joined(kinds.has(named) ? named : `${path}/*`, own, value);
  });
}

const saidBy = ({ root, origins }: Document, by: string): Document => ({
  root,
  origins: laterOrigins(() => mapOrigins(origins, (origin) => ({ ...origin, by }))),
});

/**
 * The manifest as one scenario sees it: what `scenarios.<scenario>` says is joined, and `scenarios` itself is gone.
 * Where a scenario patches services too, `service_patches` becomes the list of both, in the order of applying.
 */
export function overlay(document: Document, scenario: Scenario): Document {
  if (valueAt(document.root, ['scenarios']) === undefined) return document;
  const fields = parts(document);
  const slices = fields.get('scenarios');
  const slice = slices && parts(slices).get(scenario);
  fields.delete('scenarios');
  for (const [key, value] of slice ? parts(slice) : []) {
    const own = fields.get(key);
    const over = saidBy(value, `scenario ${scenario}`);
    fields.set(key, own ? joined(pointerTo(key), own, over) : over);
  }
  return objectOf(fields, () => document.origins.get(''));
}
