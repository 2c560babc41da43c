// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** What a field means that is not there. */
export const defaults = {
  platform_name: 'odoo',
  requirements: [],
  dependencies: [],
  odoo_conf: {},
  services: {},
  service_patches: {},
  hooks: {},
} as const;
