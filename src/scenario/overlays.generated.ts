// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** How a scenario joins each field; `*` is any name. What is not listed below a field is replaced. */
export const overlays = {
  '/requirements': 'append-unique',
  '/dependencies': 'append-repository',
  '/odoo_conf': 'deep',
  '/odoo_conf/*': 'deep',
  '/services': 'by-name',
  '/service_patches': 'patch',
  '/hooks': 'deep',
  '/hooks/post_prepare': 'append',
  '/hooks/pre_up': 'append',
} as const;
