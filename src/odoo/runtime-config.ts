import type { MappedFolder, OdooConf, Project } from '../model/index.ts';

const asObject = (conf: OdooConf): Record<string, Record<string, string>> =>
  Object.fromEntries([...conf].map(([section, options]) => [section, Object.fromEntries(options)]));

/** The file that the runtime in the container reads, as `src/container/` describes it. No secrets. */
export function runtimeConfig(project: Project, folders: readonly MappedFolder[], conf: OdooConf): string {
  const { distribution, platform } = project;
  // The platform comes last in the mounts and first here: its pins are what the others build on.
  const order = [...folders.slice(-1), ...folders.slice(0, -1)];
  const files = order.flatMap(({ requirements }) => requirements ?? []);
  const config = {
    schema_version: 1,
    odoo_version: project.odooVersion,
    python: project.python,
    distribution: `${distribution.name}-${distribution.version}`,
    arch: project.arch,
    platform: `/home/odoo/${platform.name}`,
    virtual_environment: '/home/odoo/.venv',
    requirements: { files, lines: project.requirements },
    odoo_conf: { path: '/home/odoo/odoo.conf', sections: asObject(conf) },
    database: { host: 'db', port: 5432, user: 'odoo', password_file: '/run/odpm/odoo_password', wait: 120 },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
