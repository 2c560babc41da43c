// Made from schemas/settings.schema.json by `npm run derive`.

/** What each key of .env may hold. */
export const keys = {
  ODPM_SCENARIO: {
    enum: ['developer', 'server', 'ci'],
    default: 'developer',
  },
  ODPM_SECURITY_PROFILE: {
    enum: ['convenience', 'hardened'],
  },
  ODPM_SECRETS_PROVIDER: {
    rule: 'lower-case letters, digits, "-" and "_"',
    pattern: '^[a-z][a-z0-9_-]*$',
    example: 'env',
    default: 'file',
  },
  ODPM_BAKE_SECRETS: {
    type: 'boolean',
    default: false,
  },
  ODPM_LOCALE: {},
  ODOO_PROJECTS_DIR: {
    default: '~/odoo_projects',
  },
  BACKUP_DIR: {
    default: '~/odoo_backups',
  },
  ODOO_PORT: {
    type: 'integer',
    minimum: 1,
    maximum: 65535,
    default: 8069,
  },
  GEVENT_PORT: {
    type: 'integer',
    minimum: 1,
    maximum: 65535,
    default: 8072,
  },
  POSTGRES_PORT: {
    type: 'integer',
    minimum: 1,
    maximum: 65535,
    default: 5432,
  },
  DEBUGGER_PORT: {
    type: 'integer',
    minimum: 1,
    maximum: 65535,
    default: 5678,
  },
  ODPM_BIND: {
    rule: 'an IPv4 or IPv6 address',
    pattern:
      '^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})$',
    example: '127.0.0.1',
    default: '127.0.0.1',
  },
  ODPM_PORTS: {
    enum: ['auto'],
  },
  ODPM_COMPOSE_PREFIX: {
    rule: 'lower-case letters, digits and "-", a letter first',
    pattern: '^[a-z][a-z0-9-]*$',
    example: 'acme',
  },
  POSTGRES_SERVICE_NAME: {
    rule: 'letters, digits, ".", "_" and "-"',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    example: 'pg',
    default: 'db',
  },
  ODPM_COMPOSE_NETWORK: {
    rule: 'letters, digits, ".", "_" and "-"',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    example: 'stack',
  },
  ODPM_COMPOSE_NETWORK_EXTERNAL: {
    type: 'boolean',
    default: false,
  },
  ODPM_BASE_IMAGE_PROFILE: {
    enum: ['full', 'medium', 'ci'],
  },
  ODPM_BASE_IMAGE: {
    rule: 'the name of an image',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._/:@-]*$',
    example: 'registry.example.org/odoo-base:19.0',
  },
  ODPM_BASE_IMAGE_REGISTRY: {
    rule: 'a host and a path',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._/:@-]*$',
    example: 'registry.example.org/odoo',
  },
  ODPM_WKHTMLTOPDF_URL: {
    rule: 'an address that begins with https:// or http://',
    pattern: '^https?://\\S+$',
    example: 'https://mirror.example.org/wkhtmltox.deb',
  },
  ODPM_CI_IMAGE_BUILDER: {
    rule: 'lower-case letters, digits, "-" and "_"',
    pattern: '^[a-z][a-z0-9_-]*$',
    example: 'docker',
    default: 'docker',
  },
  ODPM_CI_IMAGE_PUSH: {
    type: 'boolean',
    default: false,
  },
  ODPM_DEBUGGER_BACKEND: {
    enum: ['debugpy_listen', 'pydevd_connect'],
    default: 'debugpy_listen',
  },
  ODPM_DEBUGGER_CONNECT_HOST: {
    rule: 'a host name or an address',
    pattern: '^[A-Za-z0-9._:-]+$',
    example: '192.168.1.10',
    default: 'host.docker.internal',
  },
  ODPM_DEBUGGER_SUSPEND: {
    type: 'boolean',
    default: false,
  },
  ODPM_IDE: {
    enum: ['vscode', 'pycharm', 'both', 'none'],
    default: 'vscode',
  },
  ODPM_JOBS: {
    type: 'integer',
    minimum: 1,
    maximum: 64,
    default: 8,
  },
  PATH_TO_SSH_KEY: {},
  ODPM_CA_FILE: {
    process: true,
  },
  HTTP_PROXY: {
    secret: true,
  },
  HTTPS_PROXY: {
    secret: true,
  },
  NO_PROXY: {},
  PIP_INDEX_URL: {
    secret: true,
  },
  PIP_EXTRA_INDEX_URL: {
    secret: true,
  },
  ODPM_PROJECT_DIR: {
    process: true,
  },
  ODPM_HOME: {
    default: '~/.odpm',
    process: true,
  },
  ODPM_PLUGINS: {
    process: true,
  },
  ODPM_TRUST_DIGEST: {
    process: true,
  },
} as const;
