import { physicalName } from '../model/index.ts';
import type { MappedFolder, OdooConf, Project } from '../model/index.ts';

/** What people find in the odoo.conf that odpm makes once; it is theirs from then on. */
export const firstConf = `[options]
; Options of Odoo for this machine. What odpm.json says under odoo_conf wins over this file.
; odpm itself sets addons_path, data_dir, http_port, admin_passwd and the db_ options of the connection.
http_interface = 0.0.0.0
; workers = 2
; log_level = debug
`;

type Options = readonly (readonly [string, string])[];

/** The way to the stack's own database. */
const ownDatabase = ({ settings }: Project): Options => [
  ['db_host', physicalName(settings.names, 'db')],
  ['db_port', '5432'],
  ['db_user', 'odoo'],
];

/** The options that only odpm can know, but for passwords: those the runtime adds from files of their own. */
const managed = (folders: readonly MappedFolder[]): Options => [
  ['addons_path', folders.flatMap(({ addons }) => addons).join(',')],
  ['data_dir', '/home/odoo/.local/share/Odoo'],
  ['http_port', '8069'],
];

/** Sections of several files as one; of an option that several have, the last one counts. */
function layered(layers: readonly OdooConf[]): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  for (const [name, options] of layers.flatMap((layer) => [...layer])) {
    const section = sections.get(name) ?? new Map<string, string>();
    for (const [option, value] of options) section.set(option.toLowerCase(), value);
    sections.set(name, section);
  }
  return sections;
}

const inOptions = (options: Options): OdooConf => new Map([['options', new Map(options)]]);

/**
 * Managed options over the manifest's over those of the odoo.conf on disk, section by section. What is built in `ci`
 * may run beside another database: there the way to it is only what holds when nobody says another.
 */
export function effectiveConf(
  onDisk: OdooConf,
  project: Project,
  folders: readonly MappedFolder[],
): OdooConf {
  const database = inOptions(ownDatabase(project));
  const always = inOptions(managed(folders));
  const elsewhere = project.settings.scenario === 'ci';
  const layers = elsewhere
    ? [database, onDisk, project.odooConf, always]
    : [onDisk, project.odooConf, always, database];
  const sections = layered(layers);
  const options = sections.get('options');
  options?.delete('admin_passwd');
  if (!elsewhere) options?.delete('db_password');
  return sections;
}
