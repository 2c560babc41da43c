import { originIn, originOf, shownUrl, verdict } from '../model/index.ts';
import type { Bring, Checkout, Look, Part, Project, Repository, StepContext } from '../model/index.ts';
import { noTree, notBrought, otherCommit } from './problems.ts';
import { branchOf } from './branch.ts';
import { standing } from './standing.ts';

/** What is to become of a git repository, and the row that says so. */
export interface Brought {
  readonly part: Part;
  readonly bring: Bring | undefined;
}

const short = (commit: string): string => commit.slice(0, 12);

/** `commit 0f1e2d3c4b5a`, `19.0`, `19.0 as of 2025-01-31`. */
const wishOf = ({ commit, ...branch }: Checkout): string =>
  commit === undefined ? (branchOf(branch) ?? 'its default branch') : `commit ${short(commit)}`;

/** Why it is to stand there. */
const reasonOf = ({ canonical, commit }: Checkout, { keeping }: Project): string =>
  commit !== undefined && keeping.locked.get(canonical) === commit ? ', as it is locked' : '';

/** The address of what lies there instead, as it may be shown. */
async function originShown(folder: string, look: Look): Promise<string | undefined> {
  const url = await originIn(folder, look);
  return url === undefined ? undefined : shownUrl(url);
}

/** What a repository stands at, what it should stand at, and what would be done for that. */
async function broughtOf(
  { name, folder, checkout, at, old }: Repository & { readonly checkout: Checkout },
  { project, look, request }: Pick<StepContext, 'project' | 'look' | 'request'>,
): Promise<Brought> {
  const row = (answer: Part['verdict'], bring?: Bring): Brought => ({
    part: { id: `repository.${name}`, description: `The repository ${name}.`, verdict: answer },
    bring,
  });
  const place = at === undefined ? undefined : originOf(project.document.origins, at);
  const { url, commit } = checkout;
  const why = `${wishOf(checkout)} of ${url}${reasonOf(checkout, project)}`;
  const found = await standing({ folder, mirror: checkout.mirror, ...(old && { old }) }, look);
  if (found.is === 'other') {
    const origin = await originShown(folder, look);
    return row(verdict.blocked([noTree({ folder, url, origin }, place)]));
  }
  if (found.is === 'absent') {
    if (!request.gitUpdate) return row(verdict.blocked([notBrought({ name, folder }, place)]));
    const answer = verdict.update(`not here yet: ${why}`, 'absent', { fetches: [`git ${url}`] });
    return row(answer, { kind: 'bring', name, checkout, folder });
  }
  if (commit !== undefined && !found.commit.startsWith(commit))
    return row(verdict.blocked([otherCommit({ folder, wanted: commit, found: found.commit }, place)]));
  const branch = found.branch === undefined ? '' : ` on branch ${found.branch}`;
  const where = old ? `a clone of odpm 4 is used: ${folder} ` : '';
  return row(verdict.noop(`${where}at ${short(found.commit)}${branch}: ${why}`));
}

const isGit = (repository: Repository): repository is Repository & { readonly checkout: Checkout } =>
  repository.checkout !== undefined;

/** What is to become of the git repositories among these. */
export const allBrought = (
  repositories: readonly Repository[],
  at: Pick<StepContext, 'project' | 'look' | 'request'>,
): Promise<Brought[]> => Promise.all(repositories.filter(isGit).map((each) => broughtOf(each, at)));
