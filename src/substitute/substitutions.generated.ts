// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** When references in the texts at and below a place are filled in; elsewhere never. */
export const substitutions = {
  '/platform/git': 'load',
  '/dependencies': 'load',
  '/developing/git': 'load',
  '/odoo_conf': 'load',
  '/services': 'load',
  '/service_patches': 'load',
  '/service_sources': 'load',
  '/hooks': 'run',
} as const;
