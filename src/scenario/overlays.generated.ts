// Made from schemas/odpm.v2.schema.json by `npm run derive`.

/** How a scenario joins each field; `*` is any name. What is not listed below a field is replaced. */
export const overlays = {
  '/requirements': 'append-unique',
  '/system_packages': 'append-unique',
  '/dependencies': 'append-repository',
  '/odoo_conf': 'deep',
  '/odoo_conf/*': 'deep-caseless',
  '/services': 'by-name',
  '/service_patches': 'patch',
  '/service_sources': 'by-name',
  '/hooks': 'deep',
  '/hooks/post_clone': 'append',
  '/hooks/post_prepare': 'append',
  '/hooks/pre_up': 'append',
  '/hooks/post_up': 'append',
  '/hooks/pre_down': 'append',
  '/secrets': 'deep',
  '/secrets/required': 'replace',
  '/secrets/keys': 'append-unique',
  '/secrets/provider': 'replace',
} as const;
