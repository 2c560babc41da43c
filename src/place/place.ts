import { join, resolve } from 'node:path';
import { andThen, both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import type { Globals, Look } from '../model/index.ts';
import { locate } from '../project/index.ts';
import type { Surroundings } from '../project/index.ts';
import type { EnvFile } from '../settings/index.ts';

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

/** Where the command works: `-C`, else `ODPM_PROJECT_DIR`, else the working folder or the nearest project above it. */
export async function find({ folder }: Globals, host: Host): Promise<Checked<Place>> {
  const { machine, files } = host;
  const named = folder ?? machine.environment['ODPM_PROJECT_DIR'];
  const start = resolve(machine.cwd, named ?? '');
  const found = await locate((await files.real(start)) ?? start, lookFrom(host, machine.cwd));
  return andThen(found, (at) => good({ folder: at, look: lookFrom(host, at) }));
}

/** The files that settings come from: the project's `.env`, under it the user's own. */
export async function envFiles({ folder, look }: Place, host: Host): Promise<Checked<readonly EnvFile[]>> {
  const home = join(odpmHome(host), '.env');
  const [own, users] = await Promise.all([look.read(join(folder, '.env')), look.read(home)]);
  return andThen(both(own, users), ([text, usersText]) =>
    good([
      { file: '.env', text },
      { file: home, text: usersText },
    ]),
  );
}

/** What the machine says of itself and of where the project lies. */
export const around = (folder: string, { machine: { arch, uid, gid } }: Host): Surroundings => ({
  folder,
  arch: arch === 'arm64' ? 'arm64' : 'amd64',
  uid,
  gid,
});
