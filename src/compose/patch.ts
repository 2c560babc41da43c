import type { Service, ServicePatch } from '../model/index.ts';

/** A service after a patch of its environment: variables merge by name, the patch wins, what it unsets goes. */
export function patched(service: Service, { environment, unset }: ServicePatch): Service {
  const merged = new Map([...service.environment, ...environment]);
  for (const name of unset) merged.delete(name);
  return { ...service, environment: merged };
}
