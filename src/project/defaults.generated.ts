// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** What a field means that is not there. */
export const defaults = {
  platform_name: 'odoo',
  requirements: [],
  system_packages: [],
  dependencies: [],
  inherit_services: true,
  odoo_conf: {},
  services: {},
  service_patches: {},
  service_sources: {},
  hooks: {},
} as const;
