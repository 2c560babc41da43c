import { dirname, join, resolve } from 'node:path';
import { isInside } from '../base/index.ts';
import { good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { composeEnv } from '../model/index.ts';
import type { MakeFolder, MakeLink, Remove, Write, WriteSecret } from '../model/index.ts';
import type { Site } from './site.ts';

const passwordLength = 32;

/** Of the superuser and of Odoo's role, in every cluster that odpm 4 made. */
const passwordOf4 = 'odoo';

async function textOf({ source }: WriteSecret, { host, project }: Site): Promise<Checked<string>> {
  if (source === 'password') return good(host.password(passwordLength));
  if (source === 'password-of-4') return good(passwordOf4);
  if (source === 'master-password') return good(project.personal.passwords.master);
  if (source === 'admin-password') return good(project.personal.passwords.admin);
  const dotenv = await host.files.read(join(project.folder, '.env'));
  return dotenv.ok ? good(composeEnv(dotenv.value)) : dotenv;
}

/** Makes a file with the folders above it; nothing of it is there before all of it is. */
export async function write(action: Write | WriteSecret, site: Site): Promise<Checked<unknown>> {
  const { host, project } = site;
  const path = join(project.folder, action.path);
  const within = project.folder;
  const folder = await host.files.makeFolder(dirname(path), { mode: 0o755, within });
  if (!folder.ok) return folder;
  const text = action.kind === 'write' ? good(action.text) : await textOf(action, site);
  if (!text.ok) return text;
  return host.files.write(path, text.value, { owner: 'odpm', mode: action.mode, within });
}

/** A file of odpm's own or a plugin's, below the project folder; written when it differs. */
export async function keepFile(
  { path, text, mode = 0o600 }: Pick<Write, 'path' | 'text'> & Partial<Pick<Write, 'mode'>>,
  { folder, host }: { readonly folder: string; readonly host: Site['host'] },
): Promise<readonly Problem[]> {
  const at = join(folder, path);
  const made = await host.files.makeFolder(dirname(at), { mode: 0o755, within: folder });
  if (!made.ok) return made.problems;
  return (await host.files.write(at, text, { owner: 'odpm', mode, within: folder })).problems;
}

/** The nearest folder above a path that is there. */
async function above(path: string, { host }: Pick<Site, 'host'>): Promise<string> {
  const folder = dirname(path);
  return folder === path || (await host.files.stat(folder)) ? folder : above(folder, { host });
}

export async function makeFolder({ path, mode }: MakeFolder, site: Site): Promise<Checked<void>> {
  const { host, project } = site;
  const at = resolve(project.folder, path);
  const within = isInside(project.folder, at) ? project.folder : await above(at, site);
  return host.files.makeFolder(at, { mode, within });
}

export const remove = ({ path }: Remove, { host, project }: Site): Promise<Checked<void>> =>
  host.files.remove(join(project.folder, path), project.folder);

/** Makes a link with the folders above it. */
export async function makeLink(
  { path, target }: MakeLink,
  { host, project }: Site,
): Promise<Checked<unknown>> {
  const [at, within] = [join(project.folder, path), project.folder];
  const folder = await host.files.makeFolder(dirname(at), { mode: 0o755, within });
  return folder.ok ? host.files.link(at, target, within) : folder;
}
