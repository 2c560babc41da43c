import { expect, test } from 'vitest';
import type { MappedFolder, OdooConf, Project, Scenario } from '../../src/model/index.ts';
import { effectiveConf } from '../../src/odoo/conf.ts';
import { readConf } from '../../src/odoo/rawconfig.ts';
import { runtimeConfig } from '../../src/odoo/runtime-config.ts';
import { projectOf } from '../project/given.ts';

const folder = (container: string, ...addons: string[]): MappedFolder => ({
  host: `/host${container}`,
  container,
  addons,
  requirements: `${container}/requirements.txt`,
  mask: false,
  shared: false,
});

const folders = [folder('/dev', '/dev'), folder('/dep', '/dep/a', '/dep/b'), folder('/odoo', '/odoo/addons')];

function projectIn(scenario: Scenario, odoo_conf = {}): Project {
  const project = projectOf({ odoo_conf });
  return { ...project, settings: { ...project.settings, scenario } };
}

const plain = (conf: OdooConf): unknown =>
  Object.fromEntries([...conf].map(([section, options]) => [section, Object.fromEntries(options)]));

/** As odpm 4 left it, and with what people wrote. */
const onDisk = readConf(`[options]
addons_path = Do not change this param, it is generating automatically
admin_passwd = secret
DB_HOST = elsewhere
db_password = secret
workers = 1
log_level = debug
[queue_job]
channels = root:1
`).conf;

const manifest = { options: { workers: 4, proxy_mode: true }, queue_job: { channels: 'root:2' } };
const managed = {
  addons_path: '/dev,/dep/a,/dep/b,/odoo/addons',
  data_dir: '/home/odoo/.local/share/Odoo',
  http_port: '8069',
};
const free = { workers: '4', proxy_mode: 'True', log_level: 'debug' };

test.each(['developer', 'server'] as const)(
  'in %s odpm wins over the manifest, and the manifest over the odoo.conf on disk',
  (scenario) => {
    expect(plain(effectiveConf(onDisk, projectIn(scenario, manifest), folders))).toEqual({
      options: { ...managed, ...free, db_host: 'db', db_port: '5432', db_user: 'odoo' },
      queue_job: { channels: 'root:2' },
    });
  },
);

test('what is built in ci may run beside another database: people say which', () => {
  const said = { options: { ...manifest.options, db_host: 'pg.example.org', db_port: '6432' } };
  const { options } = plain(effectiveConf(onDisk, projectIn('ci', said), folders)) as { options: unknown };
  const elsewhere = { db_host: 'pg.example.org', db_port: '6432', db_user: 'odoo', db_password: 'secret' };
  expect(options).toEqual({ ...managed, ...free, ...elsewhere });
});

const configOf = (project: Project): Record<string, unknown> =>
  JSON.parse(
    runtimeConfig(project, { folders, installers: [] }, effectiveConf(new Map(), project, folders)),
  ) as Record<string, unknown>;

test('the runtime reads requirements of the platform first, and no password', () => {
  const project = projectIn('server');
  const personal = {
    ...project.personal,
    passwords: { master: 'm4ster', admin: 'adm1n' },
    devMode: ['reload', 'xml'],
  };
  const platform = { ...project.platform, folder: '/host/odoo' };
  const dependencies = [{ ...platform, name: 'dep', folder: '/host/dep' }];
  const config = configOf({ ...project, personal, platform, dependencies });
  expect(config['requirements']).toEqual({
    files: ['/odoo/requirements.txt', '/dep/requirements.txt'],
    lines: [],
  });
  expect(config['serve_arguments']).toEqual(['--dev=reload,xml']);
  expect(JSON.stringify(config)).not.toMatch(/m4ster|adm1n/);
  expect(config['debugger']).toBeUndefined();
});

test('a developer gets the debugger that the settings name', () => {
  const project = projectIn('developer');
  const listens = { backend: 'debugpy_listen', requirement: 'debugpy==1.8.17', host: '0.0.0.0', port: 5678 };
  expect(configOf(project)['debugger']).toEqual({ ...listens, suspend: false });
  expect(configOf({ ...project, python: '3.7' })['debugger']).toMatchObject({
    requirement: 'debugpy==1.7.0',
  });
  const backend = { backend: 'pydevd_connect', host: 'my.ide', suspend: true } as const;
  const settings = {
    ...project.settings,
    debugger: backend,
    ports: { ...project.settings.ports, debugger: 5555 },
  };
  expect(configOf({ ...project, settings })['debugger']).toEqual({
    ...backend,
    requirement: 'pydevd-pycharm==243.25659.43',
    port: 5555,
  });
});
