import { dirname, join, relative } from 'node:path';
import type { Entry, Look, MappedFolder } from '../model/index.ts';
import { leadsWithin } from './leading.ts';

/** How the add-ons lie in a repository. */
export interface Layout {
  /** The repository itself is one module. */
  readonly single: boolean;
  /** Folders with modules, relative to the repository; `.` for itself. */
  readonly folders: readonly string[];
}

const manifests = ['__manifest__.py', '__openerp__.py'];

export async function isModule(look: Look, folder: string): Promise<boolean> {
  const names = new Set((await look.list(folder)).map(({ name }) => name));
  return manifests.some((name) => names.has(name));
}

/** Hidden folders and `node_modules` hold no add-ons of the repository. */
export const isCandidate = ({ name }: Entry): boolean => !name.startsWith('.') && name !== 'node_modules';

/** Folders in one of a repository, and links to others of it. */
export async function foldersIn(look: Look, folder: string, repository: string): Promise<string[]> {
  const entries = (await look.list(folder)).filter(isCandidate);
  const are = await Promise.all(
    entries.map(async ({ name, kind }) =>
      kind === 'link' ? await leadsWithin(join(folder, name), repository, look) : kind === 'directory',
    ),
  );
  return entries.filter((_, at) => are[at]).map(({ name }) => name);
}

/** How modules of a folder lie there: as folders of it, some at least, or all behind links. `undefined`: it holds none. */
async function moduleIn(
  look: Look,
  folder: string,
  repository: string,
): Promise<'directory' | 'link' | undefined> {
  const entries = (await look.list(folder)).filter(isCandidate);
  for (const { name } of entries.filter(({ kind }) => kind === 'directory'))
    if (await isModule(look, `${folder}/${name}`)) return 'directory';
  for (const { name } of entries.filter(({ kind }) => kind === 'link')) {
    const path = `${folder}/${name}`;
    if ((await leadsWithin(path, repository, look)) && (await isModule(look, path))) return 'link';
  }
  return undefined;
}

const holdsModules = async (look: Look, folder: string, repository: string): Promise<boolean> =>
  (await moduleIn(look, folder, repository)) !== undefined;

/** Another name of a folder beside it, which is looked at by its own. */
async function isSecondName(look: Look, path: string): Promise<boolean> {
  if ((await look.stat(path))?.kind !== 'link') return false;
  const [real = '', above] = [await look.real(path), await look.real(dirname(path))];
  return dirname(real) === above;
}

/**
 * A repository that holds modules at its root is one add-ons folder; else each first-level folder with modules is one. A link
 * to a module at the root takes nothing from the folders below it.
 */
export async function layoutOf(look: Look, repository: string): Promise<Layout> {
  if (await isModule(look, repository)) return { single: true, folders: [] };
  const atRoot = await moduleIn(look, repository, repository);
  if (atRoot === 'directory') return { single: false, folders: ['.'] };
  const folders: string[] = atRoot === 'link' ? ['.'] : [];
  for (const name of await foldersIn(look, repository, repository)) {
    const path = `${repository}/${name}`;
    if ((await holdsModules(look, path, repository)) && !(await isSecondName(look, path))) folders.push(name);
  }
  return { single: false, folders };
}

/** Absolute paths of the modules in a repository. */
export async function modulesIn({ host, container, addons }: MappedFolder, look: Look): Promise<string[]> {
  if (await isModule(look, host)) return [host];
  const below = addons.map((path) => join(host, relative(container, path)));
  const found = await Promise.all(
    below.map(async (folder) => {
      const paths = (await foldersIn(look, folder, host)).map((name) => join(folder, name));
      const are = await Promise.all(paths.map((path) => isModule(look, path)));
      return paths.filter((_, at) => are[at]);
    }),
  );
  return found.flat();
}

/** Whether a folder is a module, or one with modules of its own. */
export const isOrHoldsModules = async (look: Look, folder: string): Promise<boolean> =>
  (await isModule(look, folder)) || holdsModules(look, folder, folder);
