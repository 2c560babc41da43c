import type { Place } from '../diagnostics/index.ts';
import { isKept, originIn, originOf, shownUrl, verdict } from '../model/index.ts';
import type {
  Bring,
  Checkout,
  Look,
  Part,
  Project,
  Repository,
  StepContext,
  Verdict,
} from '../model/index.ts';
import { noTree, notBrought, otherCommit, treeParted } from './problems.ts';
import { branchOf } from './branch.ts';
import { standing } from './standing.ts';
import type { Standing } from './standing.ts';

type Tree = Extract<Standing, { is: 'tree' }>;

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

interface Lacking {
  readonly is: 'absent' | 'parted';
  readonly checkout: Checkout;
  readonly why: string;
}

/** What becomes of a repository whose files are not here, or whose mirror git does not find. */
async function lacking({ is, checkout, why }: Lacking, look: Look): Promise<Verdict> {
  if (is === 'parted')
    return verdict.update(
      'was moved together with its mirror: the link between them is repaired',
      'moved',
      {},
    );
  const { url, commit, mirror } = checkout;
  const isHere = commit !== undefined && (await isKept(commit, { own: mirror, shared: mirror }, look));
  return verdict.update(`not here yet: ${why}`, 'absent', isHere ? {} : { fetches: [`git ${url}`] });
}

interface Stands {
  readonly folder: string;
  readonly commit: string | undefined;
  readonly old: Repository['old'];
  readonly why: string;
}

/** What is said of a work tree that is there: it is right, or only its owner may move it. */
function stood(found: Tree, { folder, commit, old, why }: Stands, place: Place): Verdict {
  if (commit !== undefined && !found.commit.startsWith(commit))
    return verdict.blocked([otherCommit({ folder, wanted: commit, found: found.commit }, place)]);
  const branch = found.branch === undefined ? '' : ` on branch ${found.branch}`;
  const where = old ? `a clone of odpm 4 is used: ${folder} ` : '';
  return verdict.noop(`${where}at ${short(found.commit)}${branch}: ${why}`);
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
  const place = originOf(project.document.origins, at);
  const { url, commit } = checkout;
  const why = `${wishOf(checkout)} of ${url}${reasonOf(checkout, project)}`;
  const found = await standing({ folder, mirror: checkout.mirror, ...(old && { old }) }, look);
  if (found.is === 'other') {
    const origin = await originShown(folder, look);
    return row(verdict.blocked([noTree({ folder, url, origin }, place)]));
  }
  if (found.is !== 'tree') {
    const blocked =
      found.is === 'absent' ? notBrought({ name, folder }, place) : treeParted({ folder }, place);
    if (!request.gitUpdate) return row(verdict.blocked([blocked]));
    const answer = await lacking({ ...found, checkout, why }, look);
    return row(answer, { kind: 'bring', name, checkout, folder });
  }
  return row(stood(found, { folder, commit, old, why }, place));
}

const isGit = (repository: Repository): repository is Repository & { readonly checkout: Checkout } =>
  repository.checkout !== undefined;

/** What is to become of the git repositories among these. */
export const allBrought = (
  repositories: readonly Repository[],
  at: Pick<StepContext, 'project' | 'look' | 'request'>,
): Promise<Brought[]> => Promise.all(repositories.filter(isGit).map((each) => broughtOf(each, at)));
