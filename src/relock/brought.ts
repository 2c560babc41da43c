import { bad, isError } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import type { Look, Project } from '../model/index.ts';
import { broughtHere, progressOf } from '../run/index.ts';
import type { GitSite } from '../run/index.ts';
import { bringing } from '../sources/index.ts';
import type { At, Loaded } from './at.ts';

/** Where git works for a project. */
export const siteOf = (project: Project, { host, interrupts, call }: At): GitSite => ({
  host,
  project,
  interrupts,
  progress: progressOf(host, call.globals.quiet ? 'quiet' : undefined),
});

/** A project with the files of its repositories: what is not here is brought, as `up` does it. */
export async function brought(look: Look, at: At): Promise<Checked<Loaded>> {
  const loaded = await at.load(look);
  if (!loaded.ok) return loaded;
  const { project } = loaded.value;
  const missing = await bringing(project, look);
  if (missing.length === 0) return loaded;
  const problems = await broughtHere(missing, siteOf(project, at));
  return problems.some(isError) || at.interrupts.code() !== undefined ? bad(...problems) : brought(look, at);
}
