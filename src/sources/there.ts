import type { Pointer } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { originOf, verdict } from '../model/index.ts';
import type { Look, Project, StepContext, Verdict } from '../model/index.ts';
import { folderOf } from './map.ts';
import { folderMissing, noOdoo, noOdooYet, notAFolder } from './problems.ts';

interface Wanted {
  /** Absolute. */
  readonly path: string;
  /** Where the manifest names it. */
  readonly at: Pointer | undefined;
}

/** What keeps a folder of this machine from being used. */
export async function missing({ path, at }: Wanted, project: Project, look: Look): Promise<Problem[]> {
  const place = at === undefined ? undefined : originOf(project.document.origins, at);
  // A link to a folder is as good as the folder: people keep their checkouts where they like.
  if ((await look.list(path)).length > 0) return [];
  const there = await look.stat(path);
  if (!there || there.dangling) return [folderMissing({ path }, place)];
  return there.kind === 'file' || there.kind === 'other' ? [notAFolder({ path }, place)] : [];
}

export const counted = (count: number): string =>
  `${String(count)} folder${count > 1 ? 's are' : ' is'} used in place`;

/** Whether the folders that the stack is made of are there, and Odoo in the platform's where it is to start. */
export async function repositoriesThere({ project, look, request }: StepContext): Promise<Verdict> {
  const repositories = [project.platform, ...project.dependencies];
  const found = await Promise.all(
    repositories.map((each) => missing({ path: folderOf(each), at: each.at }, project, look)),
  );
  if (found.flat().length > 0) return verdict.blocked(found.flat());
  const because = counted(repositories.length);
  const path = folderOf(project.platform);
  if (await look.stat(`${path}/odoo-bin`)) return verdict.noop(because);
  const at = originOf(project.document.origins, '/platform/git');
  return request.start && request.docker
    ? verdict.blocked([noOdoo({ path }, at)])
    : verdict.noop(because, { problems: [noOdooYet({ path }, at)] });
}
