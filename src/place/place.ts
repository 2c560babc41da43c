import { join, relative, resolve } from 'node:path';
import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { composeEnvFile } from '../model/index.ts';
import type { Globals, Look } from '../model/index.ts';
import { locate } from '../project/index.ts';
import type { Surroundings } from '../project/index.ts';
import type { EnvFile } from '../settings/index.ts';
import { belongs } from './problems.ts';
import { knownProjects, projectOf } from './projects.ts';

/** A project folder and the view of the machine from there. */
export interface Place {
  /** Absolute, links followed: the same folder has one name. */
  readonly folder: string;
  readonly look: Look;
}

/** The user's own folder of odpm. An empty `ODPM_HOME` is none, a relative one counts from the home folder. */
export function odpmHome({ machine }: Host): string {
  const said = machine.environment['ODPM_HOME'];
  return resolve(machine.home, said === undefined || said === '' ? '.odpm' : said);
}

interface Found {
  /** Where the command works, links followed. */
  readonly start: string;
  readonly found: Checked<string>;
}

async function search({ folder }: Globals, host: Host): Promise<Found> {
  const { machine, files } = host;
  const named = folder ?? machine.environment['ODPM_PROJECT_DIR'];
  const said = resolve(machine.cwd, named ?? '');
  const start = (await files.real(said)) ?? said;
  return { start, found: await locate(start, lookFrom(host, machine.cwd)) };
}

const placeAt = (folder: string, host: Host): Place => ({ folder, look: lookFrom(host, folder) });

/** As `find`, also in the repository of another project: for what looks at files alone. */
export async function findAnywhere(globals: Globals, host: Host): Promise<Checked<Place>> {
  const { found } = await search(globals, host);
  return andThen(found, (folder) => good(placeAt(folder, host)));
}

/**
 * The project where the command works: `-C`, else `ODPM_PROJECT_DIR`, else the working folder or the nearest
 * project above it. In a repository that belongs to another project the problem names that.
 */
export async function find(globals: Globals, host: Host): Promise<Checked<Place>> {
  const { start, found } = await search(globals, host);
  const look = lookFrom(host, start);
  const known = await knownProjects(odpmHome(host), look);
  if (!known.ok) return known;
  const other = projectOf(start, found.ok ? found.value : undefined, known.value);
  // A project that is gone holds nobody up.
  if (other && (await locate(other.folder, look)).ok && (await look.real(other.folder)) === other.folder)
    return bad(belongs({ folder: other.developing, project: other.folder }), ...known.problems);
  return andThen(found, (folder) => good(placeAt(folder, host), known.problems));
}

// What INI files and .env files read alike has none of these.
const odd = /["'`#%]|^[ \t]+\S|^export\s/m;

/** Whether odpm 4 has worked in a folder, and no later one: it linked the manifest, and kept data of containers beside it. */
async function isOfVersion4(folder: string, look: Look): Promise<boolean> {
  const [manifest, data, own] = await Promise.all([
    look.stat(join(folder, 'odpm.json')),
    look.stat(join(folder, 'data')),
    look.stat(join(folder, composeEnvFile)),
  ]);
  return (manifest?.kind === 'link' && !own) || data?.kind === 'directory';
}

/** The files that settings come from; one that cannot be read has no text, and what is wrong with it. */
export interface EnvFiles {
  readonly files: readonly EnvFile[];
  readonly problems: readonly Problem[];
}

/** The project's `.env`, under it the user's own. Shown paths count from `from`. */
export async function envFiles({ folder, look }: Place, host: Host, from = folder): Promise<EnvFiles> {
  const home = join(odpmHome(host), '.env');
  const path = join(folder, '.env');
  const [own, users] = await Promise.all([look.read(path), look.read(home)]);
  const text = own.ok ? own.value : undefined;
  const ini = odd.test(text ?? '') && (await isOfVersion4(folder, look));
  const files = [
    { file: relative(from, path), text, ini },
    { file: home, text: users.ok ? users.value : undefined },
  ];
  return { files, problems: [...own.problems, ...users.problems] };
}

/** What the machine says of itself and of where the project lies. */
export const around = (
  folder: string,
  { machine: { arch, home, uid, gid } }: Host,
  developing = folder,
): Surroundings => ({
  folder,
  home,
  developing,
  arch: arch === 'arm64' ? 'arm64' : 'amd64',
  uid,
  gid,
});
