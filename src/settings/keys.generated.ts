// Made from schemas/settings.schema.json by `npm run derive`.

/** What each key of .env may hold. */
export const keys = {
  ODPM_SCENARIO: {
    enum: ['developer', 'server', 'ci'],
    default: 'developer',
  },
  ODOO_PORT: {
    minimum: 1,
    maximum: 65535,
    default: 8069,
  },
  GEVENT_PORT: {
    minimum: 1,
    maximum: 65535,
    default: 8072,
  },
  POSTGRES_PORT: {
    minimum: 1,
    maximum: 65535,
    default: 5432,
  },
  ODPM_BIND: {
    pattern:
      '^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})$',
    default: '127.0.0.1',
  },
  ODPM_BASE_IMAGE_PROFILE: {
    enum: ['full', 'medium', 'ci'],
    examples: ['ci'],
  },
  ODPM_BASE_IMAGE: {
    pattern: '^[A-Za-z0-9][A-Za-z0-9._/:@-]*$',
    examples: ['registry.example.org/odoo-base:19.0'],
  },
} as const;
