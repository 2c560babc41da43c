import type { MappedFolder, OdooConf, Project } from '../model/index.ts';

/** What people find in the odoo.conf that odpm makes once; it is theirs from then on. */
export const firstConf = `[options]
; Options of Odoo for this machine. What odpm.json says under odoo_conf wins over this file.
; odpm itself sets addons_path, data_dir, http_port, admin_passwd and the db_ options of the connection.
http_interface = 0.0.0.0
; workers = 2
; log_level = debug
`;

/** The options that only odpm can know. The runtime adds the database's password, which no file on the host holds. */
function managed(folders: readonly MappedFolder[]): Map<string, string> {
  return new Map([
    ['addons_path', folders.flatMap(({ addons }) => addons).join(',')],
    ['data_dir', '/home/odoo/.local/share/Odoo'],
    ['http_port', '8069'],
    // The master password of Odoo's database manager, as odpm has always set it where nobody said another.
    ['admin_passwd', '1'],
    ['db_host', 'db'],
    ['db_port', '5432'],
    ['db_user', 'odoo'],
  ]);
}

/** Managed options over the manifest's over those of the odoo.conf on disk, section by section. */
export function effectiveConf(
  onDisk: OdooConf,
  project: Project,
  folders: readonly MappedFolder[],
): OdooConf {
  const layers: OdooConf[] = [onDisk, project.odooConf, new Map([['options', managed(folders)]])];
  const sections = new Map<string, Map<string, string>>();
  for (const [name, options] of layers.flatMap((layer) => [...layer])) {
    const section = sections.get(name) ?? new Map<string, string>();
    for (const [option, value] of options) section.set(option.toLowerCase(), value);
    sections.set(name, section);
  }
  return sections;
}
