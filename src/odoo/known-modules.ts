import { basename, join } from 'node:path';
import { closest } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Look, MappedFolder } from '../model/index.ts';
import { noSuchModule } from './problems.ts';

/** Names of the folders in which Odoo will look for modules. */
async function namesIn(folder: MappedFolder, look: Look): Promise<string[]> {
  const { host, container, addons } = folder;
  // A repository that is one module is mounted one level deeper than its entry in addons_path.
  if (addons.some((path) => !path.startsWith(container))) return [basename(container)];
  const lists = await Promise.all(addons.map((path) => look.list(join(host, path.slice(container.length)))));
  return lists.flat().map(({ name }) => name);
}

/** Modules that no add-ons folder holds: Odoo itself only warns of them, and ends as if all were well. */
export async function missingModules(
  modules: readonly string[],
  folders: readonly MappedFolder[],
  look: Look,
): Promise<Problem[]> {
  const names = await Promise.all(folders.map((folder) => namesIn(folder, look)));
  const known = new Set(names.flat());
  return modules
    .filter((name) => !known.has(name))
    .map((name) => noSuchModule({ name, near: closest(name, known) }));
}
