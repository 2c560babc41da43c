import type { Distribution, Hook, OdooConf, Service, ServicePatch } from '../model/index.ts';
import { hooksOf } from './hooks.ts';
import { odooConfOf } from './odoo-conf.ts';
import { patchesOf } from './patches.ts';
import type { Reading } from './reading.ts';
import { repositoriesOf } from './repositories.ts';
import type { Repositories } from './repositories.ts';
import { servicesOf } from './services.ts';
import { distributionOf, odooVersionOf, postgresOf } from './versions.ts';

/** Every part of a project by itself; what could not be read is missing, and its problem is told. */
export interface Draft extends Repositories {
  readonly odooVersion: string | undefined;
  readonly distribution: Distribution | undefined;
  readonly postgres: { readonly version: string; readonly major: number };
  readonly odooConf: OdooConf;
  readonly services: ReadonlyMap<string, Service>;
  readonly patches: readonly ServicePatch[];
  readonly hooks: readonly Hook[];
}

export const draftOf = (reading: Reading): Draft => ({
  odooVersion: odooVersionOf(reading),
  distribution: distributionOf(reading),
  postgres: postgresOf(reading),
  ...repositoriesOf(reading),
  odooConf: odooConfOf(reading),
  services: servicesOf(reading),
  patches: patchesOf(reading),
  hooks: hooksOf(reading),
});
