import { dirname, join } from 'node:path';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Look } from '../model/index.ts';
import { noFolder, noProject } from './problems.ts';

// The folder of this name in somebody's home is no project's.
const ofTheUser = ['.env', 'trust', 'projects.json', 'cache', 'locks'];

async function isProject(folder: string, look: Look): Promise<boolean> {
  if (await look.stat(join(folder, 'odpm.json'))) return true;
  if (await look.stat(join(folder, 'user_settings.json'))) return true;
  const kept = await look.list(join(folder, '.odpm'));
  return kept.some(({ name }) => !ofTheUser.includes(name));
}

/** The project folder of a working folder: itself, or the nearest above it. Links are followed by the caller. */
export async function locate(start: string, look: Look): Promise<Checked<string>> {
  const there = await look.stat(start);
  if (there?.kind !== 'directory') return bad(noFolder({ folder: start }));
  let folder = start;
  for (;;) {
    if (await isProject(folder, look)) return good(folder);
    const above = dirname(folder);
    if (above === folder) return bad(noProject({ folder: start }));
    folder = above;
  }
}
