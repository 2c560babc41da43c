import { join, relative } from 'node:path';
import type { Place, Problem } from '../diagnostics/index.ts';
import { originOf } from '../model/index.ts';
import type { Look, MappedFolder, Project, Repository } from '../model/index.ts';
import { layoutOf } from './addons.ts';
import { leftOut } from './problems.ts';
import { flawOf } from './unusable.ts';

const home = '/home/odoo';

async function requirementsOf(look: Look, folder: string, container: string): Promise<string | undefined> {
  const found = await look.stat(`${folder}/requirements.txt`);
  return found ? `${container}/requirements.txt` : undefined;
}

/** A work tree of a commit is one for all projects, and so is what odpm 4 left; one of a branch is this project's. */
const isShared = ({ checkout, old }: Repository): boolean => old === true || checkout?.commit?.length === 40;

async function addonsFolder(look: Look, repository: Repository): Promise<MappedFolder> {
  const host = repository.folder;
  const { single, folders } = await layoutOf(look, host);
  const outer = `${home}/extra-addons/${repository.name}`;
  const container = single ? `${outer}/${repository.name}` : outer;
  const addons = single ? [outer] : folders.map((name) => join(outer, name));
  return {
    host,
    container,
    addons,
    requirements: await requirementsOf(look, host, container),
    mask: false,
    shared: isShared(repository),
  };
}

/** Odoo does not start with a folder in its path that is not there. */
async function present(paths: readonly string[], folder: string, look: Look): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => look.stat(`${folder}/${path}`)));
  return paths.filter((_, at) => found[at] !== undefined);
}

interface Mapped {
  readonly folders: readonly MappedFolder[];
  /** What is left out. */
  readonly problems: readonly Problem[];
}

/** Without the add-ons that Odoo cannot read from its path: nobody can rename a folder in a repository of others. */
function usableOf(folder: MappedFolder, place: Place): Mapped {
  const below = (path: string): string => relative(folder.container, path);
  const problems = folder.addons.flatMap((path) => {
    const why = flawOf(path);
    return why === undefined ? [] : [leftOut({ folder: join(folder.host, below(path)), why }, place)];
  });
  const addons = folder.addons.filter((path) => flawOf(path) === undefined);
  return { folders: [{ ...folder, addons }], problems };
}

/** The developing repository first, dependencies as listed, the platform last: the order of `addons_path`. */
export async function mapFolders(project: Project, look: Look): Promise<Mapped> {
  const developing = await addonsFolder(look, project.developing);
  const found = await Promise.all(
    project.dependencies.map(async (each) => {
      const place = originOf(project.document.origins, each.at);
      return usableOf(await addonsFolder(look, each), place);
    }),
  );
  const container = `${home}/${project.platform.name}`;
  const platform = project.platform.folder;
  const own = await present(['odoo/addons', 'addons'], platform, look);
  const folders = [
    // What the developing repository needs is written in odpm.json. Its .odpm holds passwords: odoo must not see it.
    { ...developing, requirements: undefined, mask: true },
    ...found.flatMap((each) => each.folders),
    {
      host: platform,
      container,
      addons: own.map((path) => `${container}/${path}`),
      requirements: await requirementsOf(look, platform, container),
      mask: false,
      shared: isShared(project.platform),
    },
  ];
  return { folders, problems: found.flatMap((each) => each.problems) };
}
