import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { serviceName, valueAt } from '../model/index.ts';
import type { ServicePatch } from '../model/index.ts';
import { environmentOf, unsetOf } from './environment.ts';
import type { Reading } from './reading.ts';

type Segments = readonly (string | number)[];

function layer(reading: Reading, patches: Json | undefined, at: Segments): ServicePatch[] {
  if (!isObject(patches)) return [];
  return Object.entries(patches).map(([name, patch]) => {
    const environment = valueAt(patch, ['environment']);
    return {
      service: serviceName(name),
      environment: environmentOf(reading, environment, [...at, name, 'environment']),
      unset: unsetOf(environment),
      at: pointerTo(...at, name),
    };
  });
}

/** The manifest's patches, then the scenario's: each is applied to what the one before left. */
export function patchesOf(reading: Reading): ServicePatch[] {
  const written = valueAt(reading.document.root, ['service_patches']);
  const at = ['service_patches'];
  return isList(written)
    ? written.flatMap((one, index) => layer(reading, one, [...at, index]))
    : layer(reading, written, at);
}
