import { requiring } from '../model/index.ts';
import type { Facts, MappedFolder, OdooConf, Project } from '../model/index.ts';
import { debuggerOf } from './debugger.ts';

const asObject = (conf: OdooConf): Record<string, Record<string, string>> =>
  Object.fromEntries([...conf].map(([section, options]) => [section, Object.fromEntries(options)]));

/** Where the runtime asks for PostgreSQL: as Odoo itself will. */
function databaseOf(conf: OdooConf) {
  const options = conf.get('options');
  return {
    host: options?.get('db_host'),
    port: Number(options?.get('db_port')),
    user: options?.get('db_user'),
    password_file: '/run/odpm/odoo_password',
    wait: 120,
  };
}

/** Paths in the container, in the order of installing. */
function requirementsIn(project: Project, folders: readonly MappedFolder[]): string[] {
  const files = new Map(
    folders.flatMap(({ host, requirements }) => (requirements === undefined ? [] : [[host, requirements]])),
  );
  return requiring(project).flatMap(({ folder }) => files.get(folder) ?? []);
}

/** The file that the runtime in the container reads, as `src/container/` describes it. No secrets. */
export function runtimeConfig(
  project: Project,
  { folders, installers }: Pick<Facts, 'folders' | 'installers'>,
  conf: OdooConf,
): string {
  const { distribution, platform, personal } = project;
  const config = {
    schema_version: 1,
    odoo_version: project.odooVersion,
    python: project.python,
    distribution: `${distribution.name}-${distribution.version}`,
    arch: project.arch,
    platform: `/home/odoo/${platform.name}`,
    virtual_environment: '/home/odoo/.venv',
    installers,
    requirements: { files: requirementsIn(project, folders), lines: project.requirements },
    odoo_conf: {
      path: '/home/odoo/odoo.conf',
      sections: asObject(conf),
      master_password_file: '/run/odpm/master_password',
    },
    database: databaseOf(conf),
    new_database: { ...personal.newDatabase, password_file: '/run/odpm/admin_password' },
    serve_arguments: personal.devMode.length > 0 ? [`--dev=${personal.devMode.join(',')}`] : [],
    debugger: debuggerOf(project),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
