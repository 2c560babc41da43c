/** Manifests that use everything, for a mutation to break one thing of. */
const service = {
  image: '${BOX_IMAGE:-busybox}',
  ports: ['8080:80', '127.0.0.1:8443:443/tcp', { target: 80, published: '8081' }],
  environment: { A: '1', B: true, HOST: '${@service:db}', KEY: '${@secret:api.key}', P: '$$' },
  env_file: ['./box.env'],
  volumes: ['cache:/cache', './data:/data:ro', { type: 'volume', source: 'x', target: '/x' }],
  depends_on: { db: { condition: 'service_healthy' } },
  networks: ['default'],
  restart: 'on-failure:3',
  healthcheck: { test: ['CMD', 'true'], interval: '10s', retries: 3 },
  command: ['run', '${MODE-fast}'],
  labels: { 'a.b': 'c' },
  ulimits: { nofile: { soft: 1024, hard: 2048 } },
  deploy: { resources: { limits: { memory: '2G' } } },
  secrets: ['api.key'],
};

const nested = {
  $schema: './odpm.schema.json',
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'https://git.example.org/odoo.git 19.0', build_date: 'latest' },
  platform_name: 'odoo',
  python: '3.12',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
  home: '/home/me',
  arch: 'amd64',
  dependencies: ['https://git.example.org/oca/web.git 19.0', 'file://${WEB_DIR}'],
  requirements: ['requests==2.32'],
  system_packages: ['libmagic1'],
  developing: { git: 'https://git.example.org/shop.git 19.0' },
  database: { language: 'ru_RU', country: 'RU' },
  odoo_conf: { options: { workers: 2, smtp_password: '${@secret:api.key}' }, redis: { host: 'x' } },
  services: { box: service, other: { build: { context: './other' }, depends_on: ['box'] } },
  service_patches: {
    odoo: { environment: { A: null, unset: ['PYTHONWARNINGS'] }, ports: { append: ['8072:8072'] } },
    box: { tty: true, volumes: { remove: ['/cache'] } },
  },
  service_sources: { tools: 'https://git.example.org/tools.git main' },
  hooks: { pre_up: [['sh', 'x.sh', '${A:-b}']], post_clone: [['true']] },
  secrets: { required: true, keys: ['api.key'], provider: { type: 'file' } },
  extensions: { local: ['audit'], plugins: { traefik: '^1.2.0' }, config: { traefik: { port: 1 } } },
  locks: { git: { 'https://git.example.org/oca/web': '0123456789abcdef0123456789abcdef01234567' } },
  scenarios: {
    developer: { requirements: ['ipython'], services: { mail: { image: 'mailpit' } } },
    server: { odoo_conf: { options: { workers: '4' } }, service_patches: { box: { restart: 'always' } } },
    ci: { services: { box: null }, dependencies: ['https://git.example.org/oca/web.git 18.0'] },
  },
};

const flat = {
  odpm_version: '4.0',
  odoo_version: 19.0,
  python_version: '3.12',
  distro_name: 'debian',
  distro_version: '13',
  postgres_version: 17,
  odoo_git_link: 'https://git.example.org/odoo.git 19.0',
  odoo_build_date: '20250131',
  dependencies: ['https://git.example.org/oca/web.git 19.0', '$<WEB> 19.0'],
  requirements_txt: ['requests', 'lxml>=5'],
  platform_name: 'odoo',
  arch: 'x86_64',
  database: { language: 'en_US', country: false },
  odoo_conf: { options: { workers: 2 } },
  developing_project: 'https://git.example.org/shop.git 19.0',
  debian_version: '13',
};

const small = {
  manifest_schema: 2,
  requires_odpm: '4.7.0',
  platform: { git: 'file://${ODOO_PLATFORM_DIR} 19.0' },
  python: '3.12',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

export const manifests = [nested, nested, flat, small] as const;

export const dotenv = `# settings
ODPM_SCENARIO=developer
ODOO_PORT=8069
export BOX_IMAGE="busybox"
QUOTED='a # b'
MULTI="first
second"
WEB_DIR=/srv/web # comment
EMPTY=
`;

export const userSettings = {
  developing_project: 'https://git.example.org/shop.git 19.0',
  check_system: false,
  init_modules: 'sale,crm',
  db_creation_data: { db_lang: 'ru_RU', create_demo: false },
  sql_queries: ['select 1'],
};
