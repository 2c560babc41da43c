import {
  debuggerListens,
  debuggerPort,
  indexVariables,
  ofProcess,
  proxyVariables,
  usualWait,
  uvVariables,
} from '../model/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { Facts, Mount, Port, Project, Service } from '../model/index.ts';

const runtime = './.odpm/runtime';

/** What services of odpm's own are made with besides the project. */
export interface Options {
  /** Arguments for odoo-bin. */
  readonly args: readonly string[];
  /** The engine keeps containers from files that do not carry its label. */
  readonly relabel: boolean;
  /** Folder of database backups, absolute; `undefined`: odoo gets none. */
  readonly backups: string | undefined;
}

type Binding = Pick<Mount, 'source' | 'target' | 'readOnly'>;

const bind = ({ source, target, readOnly }: Binding, { relabel }: Pick<Options, 'relabel'>): Mount => ({
  kind: 'bind',
  source,
  target,
  readOnly,
  details: relabel ? { bind: { selinux: 'z' } } : {},
});

const read = (name: string, target: string): Binding => ({
  source: `${runtime}/${name}`,
  target,
  readOnly: true,
});

const volume = (source: string, target: string): Mount => ({
  kind: 'volume',
  source,
  target,
  readOnly: false,
  details: {},
});

const port = (address: string, published: number, target: number): Port => ({
  address,
  published: String(published),
  target: String(target),
  protocol: 'tcp',
  details: {},
});

/** Since 18 the official image keeps each major in a folder of its own below the mount. */
const dataOf = (major: number): string => (major >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data');

/** What a scenario asks of every service of odpm. */
const restart = ({ settings }: Project): JsonObject =>
  settings.scenario === 'server' ? { restart: 'unless-stopped' } : {};

/** By TCP: while the image makes its cluster, it answers on its socket alone. */
const ready = ['pg_isready', '--host=127.0.0.1', '--username=postgres'];

/** In a cluster of odpm 4 that no Odoo has used there is no role for it; that is seen to once in each container. */
const readyOf4 = `${ready.join(' ')} && { test -e /tmp/odpm-role || {
  psql --username=postgres -Atc "SELECT 1 FROM pg_roles WHERE rolname = 'odoo'" | grep -q 1 ||
    sh /docker-entrypoint-initdb.d/10-odpm-role.sh
  touch /tmp/odpm-role
}; }`;

export const db = (project: Project, { former }: Partial<Facts>, options: Options): Service => ({
  image: `postgres:${project.postgres.version}`,
  ports: [port(project.settings.bind, project.settings.ports.postgres, 5432)],
  mounts: [
    volume('postgres-data', former?.cluster?.target ?? dataOf(project.postgres.major)),
    ...[
      read('postgres_password', '/run/odpm/postgres_password'),
      read('odoo_password', '/run/odpm/odoo_password'),
      read('initdb/10-odpm-role.sh', '/docker-entrypoint-initdb.d/10-odpm-role.sh'),
    ].map((each) => bind(each, options)),
  ],
  environment: new Map([
    ['POSTGRES_USER', 'postgres'],
    ['POSTGRES_PASSWORD_FILE', '/run/odpm/postgres_password'],
  ]),
  dependsOn: new Map(),
  rest: {
    healthcheck: {
      test: former?.cluster ? ['CMD-SHELL', readyOf4] : ['CMD', ...ready],
      interval: '2s',
      timeout: '5s',
      retries: 60,
    },
    ...restart(project),
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

const masked = (container: string): Mount => ({
  kind: 'tmpfs',
  source: undefined,
  target: `${container}/.odpm`,
  readOnly: false,
  details: {},
});

/** Of `ci` all that a container reads lies in its image. */
function odooMounts({ settings }: Project, { folders = [] }: Partial<Facts>, options: Options): Mount[] {
  if (settings.scenario === 'ci') return [];
  const writable = (source: string, target: string): Binding => ({ source, target, readOnly: false });
  const own = [
    read('config.json', '/run/odpm/config.json'),
    read('container', '/run/odpm/container'),
    read('odoo_password', '/run/odpm/odoo_password'),
    read('master_password', '/run/odpm/master_password'),
    read('admin_password', '/run/odpm/admin_password'),
    writable('./.odpm/database', '/run/odpm/database'),
    ...(options.backups === undefined ? [] : [writable(options.backups, '/home/odoo/backups')]),
  ].map((each) => bind(each, options));
  const repositories = folders.flatMap(({ host, container, mask, shared }): Mount[] => [
    bind({ source: host, target: container, readOnly: shared }, options),
    ...(mask ? [masked(container)] : []),
  ]);
  const trusted = ofProcess(settings, 'ODPM_CA_FILE')?.value;
  return [
    ...own,
    // Not labelled for SELinux: the file is the machine's.
    ...(trusted === undefined
      ? []
      : [bind({ source: trusted, target: certificates, readOnly: true }, { relabel: false })]),
    volume('odoo-venv', '/home/odoo/.venv'),
    volume('odoo-data', '/home/odoo/.local/share/Odoo'),
    ...repositories,
  ];
}

/** Where a debugger of the developer connects to the container. */
const debugging = ({ settings }: Project): Port[] =>
  debuggerListens(settings) ? [port(settings.bind, settings.ports.debugger, Number(debuggerPort))] : [];

/** Linux knows the host by no name of its own. */
function hosts({ settings: { scenario, debugger: wanted } }: Project): JsonObject {
  const connects = scenario === 'developer' && wanted.backend === 'pydevd_connect';
  return connects && wanted.host === 'host.docker.internal'
    ? { extra_hosts: { 'host.docker.internal': 'host-gateway' } }
    : {};
}

/** Certificates of the user, beside those of the image. */
const certificates = '/run/odpm/ca.pem';

/** How the user reaches the network: Compose takes the values from its own environment, so that no file holds them. */
const network = ({ settings }: Project): (readonly [string, string | null])[] => [
  ...[...proxyVariables, ...indexVariables, ...uvVariables]
    .filter((name) => ofProcess(settings, name))
    .map((name) => [name, null] as const),
  ...(ofProcess(settings, 'ODPM_CA_FILE') ? [['ODPM_CA_FILE', certificates] as const] : []),
];

function environment(project: Project): Service['environment'] {
  const { scenario } = project.settings;
  return new Map<string, string | null>([
    ...network(project),
    ['ODPM_CONFIG_PATH', '/run/odpm/config.json'],
    ['PYTHONUNBUFFERED', '1'],
    ...(scenario === 'developer' ? [['PYTHONWARNINGS', 'ignore::DeprecationWarning:docutils'] as const] : []),
  ]);
}

/** The image that holds sources and configuration, by the version of Odoo. */
const bakedImage = ({ odooVersion }: Project): string => `odoo-${odooVersion.replaceAll('.', '-')}-ci:latest`;

/** The odoo service as odpm makes it. */
export function odoo(project: Project, facts: Partial<Facts>, options: Options): Service {
  const { settings, user, odooVersion } = project;
  const { bind: address, ports } = settings;
  return {
    image: settings.scenario === 'ci' ? bakedImage(project) : facts.image?.name,
    ports: [port(address, ports.odoo, 8069), port(address, ports.gevent, 8072), ...debugging(project)],
    mounts: odooMounts(project, facts, options),
    environment: environment(project),
    dependsOn: new Map([['db', { ...usualWait, condition: 'service_healthy' }]]),
    rest: {
      command: ['serve', ...(options.args.length > 0 ? ['--', ...options.args] : [])],
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
      ...hosts(project),
      ...restart(project),
    },
    at: '/platform',
  };
}
