// Made from schemas/odpm.v1.schema.json by `npm run derive`.

export interface FlatField {
  /** Pointer of its place in a nested manifest. */
  readonly becomes: string;
  /** A text that people write as a number too. */
  readonly text?: true;
  /** References in it are filled in. */
  readonly substituted?: true;
  /** It is the old name of this key. */
  readonly today?: string;
}

/** Fields of a flat manifest, by pointer. */
export const flatFields: Readonly<Record<string, FlatField>> = {
  '/manifest_schema': {
    becomes: '/manifest_schema',
  },
  '/odpm_version': {
    becomes: '/requires_odpm',
    text: true,
  },
  '/odoo_version': {
    becomes: '/odoo_version',
    text: true,
  },
  '/odoo_git_link': {
    becomes: '/platform/git',
    substituted: true,
  },
  '/odoo_build_date': {
    becomes: '/platform/build_date',
    text: true,
  },
  '/platform_name': {
    becomes: '/platform_name',
  },
  '/python_version': {
    becomes: '/python',
    text: true,
  },
  '/distro_name': {
    becomes: '/distro/name',
  },
  '/distro_version': {
    becomes: '/distro/version',
    text: true,
  },
  '/postgres_version': {
    becomes: '/postgres',
    text: true,
  },
  '/arch': {
    becomes: '/arch',
  },
  '/dependencies': {
    becomes: '/dependencies',
    substituted: true,
  },
  '/requirements_txt': {
    becomes: '/requirements',
  },
  '/developing_project': {
    becomes: '/developing/git',
    substituted: true,
  },
  '/database/language': {
    becomes: '/database/language',
  },
  '/database/country': {
    becomes: '/database/country',
  },
  '/odoo_conf': {
    becomes: '/odoo_conf',
    substituted: true,
  },
  '/debian_version': {
    becomes: '/distro/version',
    text: true,
    today: 'distro_version',
  },
  '/debian_name': {
    becomes: '/distro/name',
    today: 'distro_name',
  },
};
