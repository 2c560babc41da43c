import type { Look, MappedFolder, Project, Repository } from '../model/index.ts';
import { layoutOf } from './addons.ts';

const home = '/home/odoo';

async function requirementsOf(look: Look, folder: string, container: string): Promise<string | undefined> {
  const found = await look.stat(`${folder}/requirements.txt`);
  return found ? `${container}/requirements.txt` : undefined;
}

async function addonsFolder(look: Look, repository: Repository): Promise<MappedFolder> {
  const host = repository.folder;
  const { single, folders } = await layoutOf(look, host);
  const outer = `${home}/extra-addons/${repository.name}`;
  const container = single ? `${outer}/${repository.name}` : outer;
  const addons = single ? [outer] : folders.map((name) => (name === '.' ? outer : `${outer}/${name}`));
  return { host, container, addons, requirements: await requirementsOf(look, host, container), mask: false };
}

/** Odoo does not start with a folder in its path that is not there. */
async function present(paths: readonly string[], folder: string, look: Look): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => look.stat(`${folder}/${path}`)));
  return paths.filter((_, at) => found[at] !== undefined);
}

/** The developing repository first, dependencies as listed, the platform last: the order of `addons_path`. */
export async function mapFolders(project: Project, look: Look): Promise<MappedFolder[]> {
  const developing = await addonsFolder(look, project.developing);
  const dependencies = await Promise.all(project.dependencies.map((each) => addonsFolder(look, each)));
  const container = `${home}/${project.platform.name}`;
  const platform = project.platform.folder;
  const own = await present(['odoo/addons', 'addons'], platform, look);
  return [
    // What the developing repository needs is written in odpm.json. Its .odpm holds passwords: odoo must not see it.
    { ...developing, requirements: undefined, mask: true },
    ...dependencies,
    {
      host: platform,
      container,
      addons: own.map((path) => `${container}/${path}`),
      requirements: await requirementsOf(look, platform, container),
      mask: false,
    },
  ];
}
