import { serviceName } from './service.ts';

/** How Docker calls what a manifest calls `db`, `odoo` and by the names of its volumes. */
export interface Names {
  /** In front of odpm's own services, of volumes and of its network: `acme-`, or nothing. */
  readonly prefix: string;
  /** Of the database service, where there is no prefix. */
  readonly database: string;
}

/** The name that Compose knows a service by. */
export function physicalName({ prefix, database }: Names, service: string): string {
  const name = serviceName(service);
  if (name !== 'db' && name !== 'odoo') return name;
  return prefix === '' && name === 'db' ? database : `${prefix}${name}`;
}

export const physicalVolume = ({ prefix }: Names, volume: string): string => `${prefix}${volume}`;
