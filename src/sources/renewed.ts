import type { Problem } from '../diagnostics/index.ts';
import { isKept, moveBegun, originOf, strayWords, straysIn, underWay, verdict } from '../model/index.ts';
import type { Checkout, GitFolders, Look, Move, Part, Repository, StepContext } from '../model/index.ts';
import { halfMoved } from './problems.ts';
import { standing } from './standing.ts';

type At = Pick<StepContext, 'project' | 'look' | 'request'>;

/** A repository that odpm brought to a folder of this project's own, which stands at the end of a branch. */
type OnBranch = Repository & { readonly checkout: Checkout };

export const isOnBranch = (repository: Repository): repository is OnBranch =>
  repository.checkout !== undefined && repository.checkout.commit === undefined && !repository.old;

interface Tree {
  readonly git: GitFolders;
  readonly commit: string;
  readonly branch: string | undefined;
  readonly begun: Move | undefined;
}

/** Whose commit a tree stands at: with what people have checked out or begun in it nothing is done to its files. */
async function isOurs({ git, commit, branch }: Tree, look: Look): Promise<boolean> {
  if (branch !== undefined || !(await isKept(commit, git, look))) return false;
  return (await underWay(git, look)) === undefined;
}

/** Files that git does not know; ignored ones are known. */
async function straysOf(folder: string, look: Look): Promise<string[]> {
  const { code, stdout } = await look.git(folder, strayWords);
  return code === 0 ? straysIn(stdout) : [];
}

const counted = (files: readonly string[]): string =>
  files.length === 1 ? '1 untracked file is removed' : `${files.length} untracked files are removed`;

interface Wish {
  readonly asks: boolean;
  readonly removes: readonly string[];
}

function wordsOf({ checkout: { ref, url } }: OnBranch, { begun }: Tree, { asks, removes }: Wish): string {
  const words = [
    ...(begun ? [`the interrupted move to ${begun.to.slice(0, 12)} is completed`] : []),
    ...(removes.length > 0 ? [counted(removes)] : []),
    ...(asks ? [`${url} is asked for the newest commit of ${ref ?? 'its default branch'}`] : []),
  ];
  return words.join('; ');
}

async function wishOf({ folder, checkout }: OnBranch, tree: Tree, at: At): Promise<Wish> {
  const { project, look, request } = at;
  const { updateRepositories, cleanRepositories } = project.personal;
  const moves = updateRepositories && checkout.day === undefined;
  const asks = moves && request.gitUpdate && !request.settled.has(folder);
  const cleans = cleanRepositories && request.gitUpdate && !tree.begun && (await isOurs(tree, look));
  return { asks, removes: cleans ? await straysOf(folder, look) : [] };
}

async function answerOf(repository: OnBranch, tree: Tree, at: At): Promise<Part['verdict']> {
  const { name, folder, checkout } = repository;
  const wish = await wishOf(repository, tree, at);
  const because = wordsOf(repository, tree, wish);
  const extra = { actions: [{ kind: 'renew', name, checkout, folder, ...wish } as const] };
  if (tree.begun) return verdict.update(because, 'interrupted', extra);
  if (wish.removes.length > 0) return verdict.update(because, 'untracked', extra);
  return wish.asks
    ? verdict.run(because, 'each-time', extra)
    : verdict.noop(`at ${tree.commit.slice(0, 12)}`);
}

/** With `--no-git-update` no move is ended. */
function leftHalf({ folder, at: pointer }: OnBranch, { begun }: Tree, { project, request }: At): Problem[] {
  if (!begun || request.gitUpdate) return [];
  const place = originOf(project.document.origins, pointer);
  return [halfMoved({ folder, to: begun.to }, place)];
}

/** What is done to a work tree that stands on a branch; `undefined`: it is not there, or is none. */
async function partOf(repository: OnBranch, at: At): Promise<Part[]> {
  const { folder, checkout, name } = repository;
  const found = await standing({ folder, mirror: checkout.mirror }, at.look);
  if (found.is !== 'tree') return [];
  const begun = await moveBegun(found.git, at.look);
  const tree = { ...found, begun };
  const left = leftHalf(repository, tree, at);
  const answer = left.length > 0 ? verdict.blocked(left) : await answerOf(repository, tree, at);
  return [{ id: `checkout.${name}`, description: `The branch of ${name}.`, verdict: answer }];
}

/** What is done to the work trees that stand on branches. */
export const allRenewed = async (repositories: readonly Repository[], at: At): Promise<Part[]> =>
  (await Promise.all(repositories.filter(isOnBranch).map((each) => partOf(each, at)))).flat();
