import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { keptAs, shownUrl } from '../../model/index.ts';
import type { Checkout } from '../../model/index.ts';
import { gitNoCommit } from '../git-problems.ts';
import type { Ended } from '../../host/index.ts';
import { failed } from '../exec.ts';
import { onDay } from './day.ts';
import { givesRefsOnly, lacksCommit, lacksRef, lacksShallow } from './fault.ts';
import { ask } from './network.ts';
import { commitIn, historyOf, keep, last } from './objects.ts';
import type { History } from './objects.ts';
import { noRef, refsFor, tipOf } from './refs.ts';
import type { InMirror } from './seeking.ts';

/** Whether a commit is named by all of its digits. */
export const isWhole = (commit: string): boolean => commit.length === 40;

/**
 * How much history comes along. What is whole stays so: with a depth git would cut it off. What is shallow is made whole
 * for who wants all of it.
 */
function depthWords({ depth, commit }: Checkout, history: History): readonly string[] {
  const isShort = commit !== undefined && !isWhole(commit);
  if (depth === undefined || isShort) return history === 'shallow' ? ['--unshallow'] : [];
  return history === 'whole' ? [] : ['--depth', String(depth)];
}

/** All that a server has names for, where it gives nothing else. */
const everything = ['+refs/heads/*:refs/odpm/heads/*', '+refs/tags/*:refs/odpm/tags/*'];

const wholly = (sought: InMirror): InMirror => ({
  ...sought,
  checkout: { ...sought.checkout, depth: undefined },
});

interface Taking {
  readonly history: History;
  readonly sought: InMirror;
}

const fetchWords = (history: History, sought: InMirror, specs: readonly string[]): readonly string[] => [
  ...['fetch', '--no-tags', '--no-recurse-submodules', '--no-auto-gc', '--progress'],
  ...depthWords(sought.checkout, history),
  // A branch may have become a folder of branches, or the other way round.
  ...(specs === everything ? ['--prune'] : []),
  '--',
  sought.checkout.url,
  ...specs,
];

/** Fetches; from a server that gives no part of a history all of it. */
async function taken(
  specs: readonly string[],
  { history, sought }: Taking,
  isAnswer?: (ended: Ended) => boolean,
): Promise<Checked<Ended>> {
  const first = await ask(
    fetchWords(history, sought, specs),
    sought,
    (ended) => lacksShallow(ended) || isAnswer?.(ended) === true,
  );
  if (!first.ok || !lacksShallow(first.value)) return first;
  return ask(fetchWords(history, wholly(sought), specs), sought, isAnswer);
}

const noCommit = (commit: string, { checkout, place }: InMirror): Checked<never> =>
  bad(gitNoCommit({ url: shownUrl(checkout.url), commit }, place));

/** A commit that no ref that was fetched led to. */
async function amongAll(commit: string, history: History, sought: InMirror): Promise<Checked<string>> {
  const fetched = await ask(fetchWords(history, wholly(sought), everything), sought);
  if (!fetched.ok) return fetched;
  const found = await commitIn(sought.folder, commit, sought);
  if (!found.ok) return found;
  return found.value === undefined ? noCommit(commit, sought) : keep(found.value, sought.folder, sought);
}

async function byCommit(commit: string, history: History, sought: InMirror): Promise<Checked<string>> {
  const at = { history, sought };
  const isAnswer = (ended: Ended): boolean => lacksCommit(ended) || givesRefsOnly(ended);
  const fetched = await taken([`+${commit}:${keptAs(commit)}`], at, isAnswer);
  if (!fetched.ok) return fetched;
  if (!failed(fetched.value)) return good(commit);
  return lacksCommit(fetched.value) ? noCommit(commit, sought) : amongAll(commit, history, sought);
}

/** Fetches the first that is there of what a word may mean; the commit that it leads to, kept. */
async function byRef(history: History, sought: InMirror): Promise<Checked<string>> {
  for (const name of refsFor(sought.checkout.ref)) {
    const fetched = await taken([`+${name}:${last}`], { history, sought }, lacksRef);
    if (!fetched.ok) return fetched;
    if (failed(fetched.value)) continue;
    const found = await commitIn(sought.folder, last, sought);
    if (!found.ok) return found;
    return found.value === undefined ? noCommit(name, sought) : keep(found.value, sought.folder, sought);
  }
  return bad(await noRef(sought));
}

/** A ref of which only the end is wanted: fetched where its commit is not here, so that no history that is here is cut off. */
async function byTip(history: History, sought: InMirror): Promise<Checked<string>> {
  const tip = await tipOf(sought);
  if (!tip.ok) return tip;
  const found = await commitIn(sought.folder, tip.value, sought);
  if (!found.ok) return found;
  return found.value === undefined
    ? byCommit(tip.value, history, sought)
    : keep(found.value, sought.folder, sought);
}

/** A branch as it stood when a day ended. */
async function byDay(day: string, history: History, sought: InMirror): Promise<Checked<string>> {
  const tip = await tipOf(sought);
  if (!tip.ok) return tip;
  const commit = await onDay(tip.value, day, sought);
  if (!commit.ok) return commit;
  const found = await commitIn(sought.folder, commit.value, sought);
  if (!found.ok) return found;
  return found.value === undefined
    ? byCommit(commit.value, history, sought)
    : keep(found.value, sought.folder, sought);
}

/** A branch or tag as it is now, or stood on a day. */
function byBranch(history: History, sought: InMirror): Promise<Checked<string>> {
  const { day, depth } = sought.checkout;
  if (day !== undefined) return byDay(day, history, sought);
  return depth !== undefined && history === 'shallow' ? byTip(history, sought) : byRef(history, sought);
}

/** Fetches what is wanted into a repository; the full id of its commit. */
export async function fetched(history: History, sought: InMirror): Promise<Checked<string>> {
  const { commit } = sought.checkout;
  if (commit === undefined) return byBranch(history, sought);
  if (isWhole(commit)) return byCommit(commit, history, sought);
  const tip = await byRef(history, sought);
  if (!tip.ok) return tip;
  const found = await commitIn(sought.folder, commit, sought);
  if (!found.ok) return found;
  const now = history === 'new' ? 'whole' : await historyOf(sought);
  return found.value === undefined ? amongAll(commit, now, sought) : keep(found.value, sought.folder, sought);
}
