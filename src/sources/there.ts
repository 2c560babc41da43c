import type { Problem } from '../diagnostics/index.ts';
import { oldKey, originOf, verdict } from '../model/index.ts';
import type { Look, Project, Repository, StepContext, Verdict } from '../model/index.ts';
import { allBrought } from './brought.ts';
import { folderMissing, leftAlone, noOdoo, noOdooYet, notAFolder } from './problems.ts';

/** What keeps a folder of this machine from being used. */
async function missing({ folder, at }: Repository, project: Project, look: Look): Promise<Problem[]> {
  const place = originOf(project.document.origins, at);
  // A link to a folder is as good as the folder: people keep their checkouts where they like.
  if ((await look.list(folder)).length > 0) return [];
  const there = await look.stat(folder);
  if (!there || there.dangling) return [folderMissing({ path: folder }, place)];
  return there.kind === 'file' || there.kind === 'other' ? [notAFolder({ path: folder }, place)] : [];
}

/** Why a working tree that odpm 4 left is not used, which stands as wanted otherwise. */
const notOfDay = ({ old, checkout }: Repository): string | undefined =>
  old ? undefined : `may stand elsewhere than its branch did on ${checkout?.day ?? 'that day'}`;

/** Working trees that odpm 4 left, and that are not used. */
function leftTrees(
  repositories: readonly Repository[],
  { keeping, serviceSources, document }: Project,
): Problem[] {
  return repositories.flatMap((repository) => {
    const { link, name, at } = repository;
    if (link.kind !== 'git') return [];
    const key = oldKey(link, keeping, serviceSources.get(name) === repository ? name : undefined);
    const tree = keeping.old?.get(key);
    if (!tree) return [];
    const { folder, because = notOfDay(repository) } = tree;
    const place = originOf(document.origins, at);
    return because === undefined ? [] : [leftAlone({ folder, because }, place)];
  });
}

const many = (count: number, what: string): string => `${String(count)} ${what}${count > 1 ? 's' : ''}`;

/** `2 folders are used in place, 3 repositories are as they should be`. */
function counted(folders: number, trees: number): string {
  const said = [
    ...(folders > 0 ? [`${many(folders, 'folder')} ${folders > 1 ? 'are' : 'is'} used in place`] : []),
    ...(trees > 0 ? [`${many(trees, 'work tree')} ${trees > 1 ? 'are' : 'is'} as wanted`] : []),
  ];
  return said.join(', ');
}

/** Whether repositories are there: folders of people, and what odpm brings. */
export async function there(
  repositories: readonly Repository[],
  at: Pick<StepContext, 'project' | 'look' | 'request'>,
): Promise<Verdict> {
  const { project, look } = at;
  const folders = repositories.filter(({ checkout }) => !checkout);
  const [found, brought] = await Promise.all([
    Promise.all(folders.map((each) => missing(each, project, look))),
    allBrought(repositories, at),
  ]);
  const parts = brought.map(({ part }) => part);
  const problems = leftTrees(repositories, project);
  const blocking = [...found.flat(), ...parts.flatMap((part) => part.verdict.problems)];
  if (blocking.length > 0) return verdict.blocked(blocking, { parts });
  const actions = brought.flatMap(({ bring }) => bring ?? []);
  if (actions.length === 0) return verdict.noop(counted(folders.length, brought.length), { parts, problems });
  const because = `${actions.length > 1 ? 'repositories' : 'the repository'} ${actions.map(({ name }) => name).join(', ')}`;
  return verdict.update(because, 'absent', { parts, actions, problems, facts: { awaited: true } });
}

/** Whether the repositories that the stack is made of are there, and Odoo in the platform's where it is to start. */
export async function repositoriesThere(at: StepContext): Promise<Verdict> {
  const { project, look, request } = at;
  const { platform } = project;
  const said = await there([platform, ...project.dependencies], at);
  if (said.outcome !== 'noop' || (await look.stat(`${platform.folder}/odoo-bin`))) return said;
  const path = platform.folder;
  const place = originOf(project.document.origins, '/platform/git');
  return request.start && request.docker
    ? verdict.blocked([noOdoo({ path }, place), ...said.problems], { parts: said.parts })
    : { ...said, problems: [noOdooYet({ path }, place), ...said.problems] };
}
