import { patched } from '../model/index.ts';
import type { Service } from '../model/index.ts';
import type { Draft } from './draft.ts';

/** What patches find of odpm's own services: nothing that a manifest says. */
const bare: Service = {
  image: undefined,
  ports: [],
  mounts: [],
  environment: new Map(),
  dependsOn: new Map(),
  rest: {},
  at: '',
};

const known = new WeakMap<Draft, ReadonlyMap<string, Service>>();

/** The services after all patches, odpm's own with nothing but what patches say; made once, as several checks ask. */
export function patchedServices(draft: Draft): ReadonlyMap<string, Service> {
  const found = known.get(draft);
  if (found) return found;
  const all = new Map<string, Service>([['odoo', bare], ['db', bare], ...draft.services]);
  for (const patch of draft.patches) {
    const service = all.get(patch.service);
    if (service) all.set(patch.service, patched(service, patch));
  }
  known.set(draft, all);
  return all;
}
