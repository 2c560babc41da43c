import { patched } from './patch.ts';
import type { Service, ServicePatch } from './service.ts';

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

const ownServices: readonly string[] = ['odoo', 'db'];

/** What a manifest says of services. */
interface Said {
  readonly services: ReadonlyMap<string, Service>;
  readonly patches: readonly ServicePatch[];
}

const known = new WeakMap<Said, ReadonlyMap<string, Service>>();

/**
 * The services after all patches; of odpm's own, where there are patches of them, what these bring alone. Made once,
 * as several ask.
 */
export function patchedServices(said: Said): ReadonlyMap<string, Service> {
  const found = known.get(said);
  if (found) return found;
  const all = new Map(said.services);
  for (const patch of said.patches) {
    const service = all.get(patch.service) ?? (ownServices.includes(patch.service) ? bare : undefined);
    if (service) all.set(patch.service, patched(service, patch));
  }
  known.set(said, all);
  return all;
}
