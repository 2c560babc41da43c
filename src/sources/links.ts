import { basename, join } from 'node:path';
import type { Backups, Look, MappedFolder, Project, Repository } from '../model/index.ts';
import { modulesIn } from './addons.ts';

export interface Link {
  /** In the project folder. */
  readonly path: string;
  /** Absolute. */
  readonly target: string;
  /** Nobody asked for it: a link that leads elsewhere is somebody's own too. */
  readonly yields?: true;
}

/** In the project folder: links of odpm's own that people may read; what nobody wants there any more goes. */
const ownFolders = ['.odpm/links/repositories', '.odpm/links/service-sources', '.odpm/links/addons'] as const;
const [repositories, serviceSources, addons] = ownFolders;

/** Of two that would have one name the first has it. */
function firstOfEach(links: readonly Link[]): Link[] {
  const first = new Map(links.toReversed().map((link) => [link.path, link]));
  return links.filter((link) => first.get(link.path) === link);
}

/** One that odpm 4 left there itself needs no link. */
const sourcesBelow = (folder: string, { serviceSources: sources, folder: project }: Project): Link[] =>
  [...sources.values()]
    .filter(({ checkout }) => checkout)
    .map(({ name, folder: target }) => ({ path: join(folder, name), target }))
    .filter(({ path, target }) => join(project, path) !== target);

/** Beside the manifest nothing of odpm's lies in people's way: what it brings is linked below `.odpm`. */
const inPlace = (project: Project): Link[] => [
  ...[project.platform, ...project.dependencies]
    .filter(({ checkout }) => checkout)
    .map(({ name, folder }) => ({ path: join(repositories, name), target: folder })),
  ...sourcesBelow(serviceSources, project),
];

function inShell(project: Project, backups: Backups | undefined): Link[] {
  const { developing, platform, dependencies } = project;
  const named = ({ name, folder, checkout }: Repository, below = ''): Link => ({
    path: join(below, checkout ? name : basename(folder)),
    target: folder,
  });
  return [
    { path: 'odpm.json', target: join(developing.folder, 'odpm.json') },
    named(developing),
    named(platform),
    ...(backups
      ? [{ path: 'backups', target: backups.path, ...(!backups.said && { yields: true as const }) }]
      : []),
    ...dependencies.map((each) => named(each, 'dependencies')),
    ...sourcesBelow('service-sources', project),
  ];
}

/** One folder with every module, for an IDE: nothing is written into a repository for that. */
async function moduleLinks(folders: readonly MappedFolder[], look: Look): Promise<Link[]> {
  const found = await Promise.all(folders.map((folder) => modulesIn(folder, look)));
  return found.flat().map((target) => ({ path: join(addons, basename(target)), target }));
}

export interface Linking {
  readonly project: Project;
  readonly backups: Backups | undefined;
  readonly folders: readonly MappedFolder[];
}

/** What a project shows of what lies elsewhere. */
export async function wantedLinks({ project, backups, folders }: Linking, look: Look): Promise<Link[]> {
  const isInPlace = project.developing.folder === project.folder;
  return firstOfEach([
    ...(isInPlace ? inPlace(project) : inShell(project, backups)),
    ...(project.personal.moduleLinks ? await moduleLinks(folders, look) : []),
  ]);
}

/** Links of odpm's own that nobody wants any more. */
export async function leftLinks(links: readonly Link[], look: Look): Promise<string[]> {
  const wanted = new Set(links.map(({ path }) => path));
  const found = await Promise.all(
    ownFolders.map(async (folder) =>
      (await look.list(folder)).filter(({ kind }) => kind === 'link').map(({ name }) => join(folder, name)),
    ),
  );
  return found.flat().filter((path) => !wanted.has(path));
}

export interface Found {
  readonly missing: readonly Link[];
  /** Names that something else has. */
  readonly taken: readonly string[];
}

/** Which links are not as they should be. What is no link is somebody's own, and stays. */
export async function compared(links: readonly Link[], look: Look): Promise<Found> {
  const found = await Promise.all(links.map(async (link) => ({ link, facts: await look.stat(link.path) })));
  const points = async ({ path, target }: Link, written: string | undefined): Promise<boolean> =>
    written === target || ((await look.real(path)) ?? path) === ((await look.real(target)) ?? target);
  const missing: Link[] = [];
  const taken: string[] = [];
  for (const { link, facts } of found) {
    const elsewhere = facts?.kind === 'link' && !(await points(link, facts.target));
    if (!facts || (elsewhere && !link.yields)) missing.push(link);
    else if (elsewhere || facts.kind !== 'link') taken.push(link.path);
  }
  return { missing, taken };
}
