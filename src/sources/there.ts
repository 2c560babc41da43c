import type { Problem } from '../diagnostics/index.ts';
import { originOf, verdict } from '../model/index.ts';
import type { Look, Project, Repository, StepContext, Verdict } from '../model/index.ts';
import { folderOf } from './map.ts';
import { folderMissing, noOdoo, noOdooYet, notAFolder } from './problems.ts';

async function missing(repository: Repository, project: Project, look: Look): Promise<Problem[]> {
  const path = folderOf(repository);
  const place = repository.at === undefined ? undefined : originOf(project.document.origins, repository.at);
  // A link to a folder is as good as the folder: people keep their checkouts where they like.
  if ((await look.list(path)).length > 0) return [];
  const there = await look.stat(path);
  if (!there || there.dangling) return [folderMissing({ path }, place)];
  return there.kind === 'file' || there.kind === 'other' ? [notAFolder({ path }, place)] : [];
}

/** Whether the folders that the stack is made of are there, and Odoo in the platform's where it is to start. */
export async function repositoriesThere({ project, look, request }: StepContext): Promise<Verdict> {
  const repositories = [project.platform, ...project.dependencies];
  const found = await Promise.all(repositories.map((each) => missing(each, project, look)));
  if (found.flat().length > 0) return verdict.blocked(found.flat());
  const because = `${String(repositories.length)} folder${repositories.length > 1 ? 's are' : ' is'} used in place`;
  const path = folderOf(project.platform);
  if (await look.stat(`${path}/odoo-bin`)) return verdict.noop(because);
  const at = originOf(project.document.origins, '/platform/git');
  return request.start && request.docker
    ? verdict.blocked([noOdoo({ path }, at)])
    : verdict.noop(because, { problems: [noOdooYet({ path }, at)] });
}
