import type { Facts, Mount, Port, Project, Service } from '../model/index.ts';

const runtime = './.odpm/runtime';

const bind = (source: string, target: string, readOnly: boolean): Mount => ({
  kind: 'bind',
  source,
  target,
  readOnly,
  flags: [],
});

const volume = (source: string, target: string): Mount => ({
  kind: 'volume',
  source,
  target,
  readOnly: false,
  flags: [],
});

const port = (address: string, published: number, target: number): Port => ({
  address,
  published: String(published),
  target: String(target),
  protocol: 'tcp',
});

/** Since 18 the official image keeps each major in a folder of its own below the mount. */
const dataOf = (major: number): string => (major >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data');

export const db = ({ postgres, settings }: Project): Service => ({
  image: `postgres:${postgres.version}`,
  ports: [port(settings.bind, settings.ports.postgres, 5432)],
  mounts: [
    volume('postgres-data', dataOf(postgres.major)),
    bind(`${runtime}/postgres_password`, '/run/odpm/postgres_password', true),
    bind(`${runtime}/odoo_password`, '/run/odpm/odoo_password', true),
    bind(`${runtime}/initdb/10-odpm-role.sh`, '/docker-entrypoint-initdb.d/10-odpm-role.sh', true),
  ],
  environment: new Map([
    ['POSTGRES_USER', 'postgres'],
    ['POSTGRES_PASSWORD_FILE', '/run/odpm/postgres_password'],
  ]),
  dependsOn: new Map(),
  rest: {
    // By TCP: while the image makes its cluster, it answers on its socket alone.
    healthcheck: {
      test: ['CMD', 'pg_isready', '--host=127.0.0.1', '--username=postgres'],
      interval: '2s',
      timeout: '5s',
      retries: 60,
    },
  },
  at: '/postgres',
});

const alive = (path: string): string =>
  `import urllib.request; urllib.request.urlopen('http://127.0.0.1:8069${path}', timeout=5)`;

/** `/web/health` came with Odoo 15; versions without a number are newer. */
function healthPath(version: string): string {
  const major = Number.parseInt(version.replace(/^saas-/, ''), 10);
  return major < 15 ? '/web/login' : '/web/health';
}

function odooMounts({ folders = [] }: Partial<Facts>): Mount[] {
  const own = [
    bind(`${runtime}/config.json`, '/run/odpm/config.json', true),
    bind(`${runtime}/container`, '/run/odpm/container', true),
    bind(`${runtime}/odoo_password`, '/run/odpm/odoo_password', true),
    volume('odoo-venv', '/home/odoo/.venv'),
    volume('odoo-data', '/home/odoo/.local/share/Odoo'),
  ];
  const repositories = folders.flatMap(({ host, container, mask }): Mount[] => [
    bind(host, container, false),
    ...(mask
      ? [
          {
            kind: 'tmpfs',
            source: undefined,
            target: `${container}/.odpm`,
            readOnly: false,
            flags: [],
          } as const,
        ]
      : []),
  ]);
  return [...own, ...repositories];
}

/** The odoo service as odpm makes it; `args` are the user's own for odoo-bin. */
export function odoo(project: Project, facts: Partial<Facts>, args: readonly string[]): Service {
  const { settings, user, odooVersion } = project;
  return {
    image: facts.image?.name ?? '',
    ports: [port(settings.bind, settings.ports.odoo, 8069), port(settings.bind, settings.ports.gevent, 8072)],
    mounts: odooMounts(facts),
    environment: new Map([
      ['ODPM_CONFIG_PATH', '/run/odpm/config.json'],
      ['PYTHONUNBUFFERED', '1'],
      ['PYTHONWARNINGS', 'ignore::DeprecationWarning:docutils'],
    ]),
    dependsOn: new Map([['db', 'service_healthy']]),
    rest: {
      command: ['serve', ...(args.length > 0 ? ['--', ...args] : [])],
      entrypoint: ['python3', '/run/odpm/container'],
      healthcheck: {
        test: ['CMD', 'python3', '-c', alive(healthPath(odooVersion))],
        interval: '5s',
        timeout: '10s',
        retries: 3,
        // The first start makes the virtual environment.
        start_period: '10m',
      },
      init: true,
      pull_policy: 'never',
      user: `${String(user.uid)}:${String(user.gid)}`,
      working_dir: '/home/odoo',
    },
    at: '/platform',
  };
}
