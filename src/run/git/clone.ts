import { basename, dirname } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Ended } from '../../host/index.ts';
import { shownUrl } from '../../model/index.ts';
import type { Checkout } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { gitNoCommit } from '../git-problems.ts';
import { call, configIn } from './call.ts';
import { faultOf, givesRefsOnly, lacksCommit, lacksRef } from './fault.ts';
import { isWhole } from './fetch.ts';
import { ask } from './network.ts';
import { commitIn } from './objects.ts';
import { addressOf } from './own-config.ts';
import { noRef } from './refs.ts';
import type { InMirror, Seeking } from './seeking.ts';
import { beside, removed, removeOld } from './temporary.ts';

/** Whether the server has neither a branch nor a tag of that name. */
const lacksBranch = ({ stderr }: Ended): boolean => /Remote branch .* not found/i.test(stderr);

/** A ref that is no branch of the server: nobody can push to where it was checked out from. */
const otherRef = ({ ref, commit }: Checkout): string | undefined =>
  commit === undefined && ref?.startsWith('refs/') && !ref.startsWith('refs/heads/') ? ref : undefined;

/** What is checked out with the clone; a commit and other refs come behind it. */
function headWords(checkout: Checkout): readonly string[] {
  const { ref, commit } = checkout;
  if (commit !== undefined || otherRef(checkout) !== undefined) return ['--no-checkout'];
  return ref === undefined ? [] : ['--branch', ref.replace(/^refs\/heads\//, '')];
}

const noCommit = (name: string, { checkout, place }: Seeking): Checked<never> =>
  bad(gitNoCommit({ url: shownUrl(checkout.url), commit: name }, place));

/** Fetches what no branch or tag of the clone leads to. */
async function fetchedAlone(
  name: string,
  sought: InMirror,
  isAnswer: (ended: Ended) => boolean,
): Promise<Checked<boolean>> {
  const words = [
    'fetch',
    '--no-tags',
    '--no-recurse-submodules',
    '--progress',
    '--',
    sought.checkout.url,
    name,
  ];
  const asked = await ask(words, sought, isAnswer);
  return asked.ok ? good(!failed(asked.value)) : asked;
}

async function ofCommit(commit: string, sought: InMirror): Promise<Checked<string>> {
  const here = await commitIn(sought.folder, commit, sought);
  if (!here.ok) return here;
  if (here.value !== undefined) return good(here.value);
  if (!isWhole(commit)) return noCommit(commit, sought);
  const found = await fetchedAlone(commit, sought, (ended) => lacksCommit(ended) || givesRefsOnly(ended));
  if (!found.ok) return found;
  return found.value ? good(commit) : noCommit(commit, sought);
}

async function ofRef(ref: string, sought: InMirror): Promise<Checked<string>> {
  const found = await fetchedAlone(ref, sought, lacksRef);
  if (!found.ok) return found;
  if (!found.value) return bad(await noRef(sought));
  const commit = await commitIn(sought.folder, 'FETCH_HEAD', sought);
  if (!commit.ok) return commit;
  return commit.value === undefined ? noCommit(ref, sought) : good(commit.value);
}

/** Checks out what is no branch: a commit, or a ref of another kind. */
async function detached(sought: InMirror): Promise<Checked<void>> {
  const { checkout, folder, own, tell, at } = sought;
  const ref = otherRef(checkout);
  if (checkout.commit === undefined && ref === undefined) return good(undefined);
  const commit = await (checkout.commit === undefined
    ? ofRef(ref ?? 'HEAD', sought)
    : ofCommit(checkout.commit, sought));
  if (!commit.ok) return commit;
  tell('checking out files');
  const ended = await call({ words: ['checkout', '--quiet', '--detach', commit.value], folder, own }, at);
  return failed(ended) ? bad(faultOf(ended, 'checkout', sought)) : good(undefined);
}

/** A clone with all of its history, whose remote is as the link spells it. */
async function whole(folder: string, seeking: Seeking): Promise<Checked<void>> {
  const { checkout, tell, at } = seeking;
  // No repository around the folder of clones may have a say.
  const own = await configIn('/', at);
  const sought: InMirror = { ...seeking, folder: '/', own, address: addressOf(checkout.url, own) };
  const fixed = ['--progress', '--template=', '--origin', 'origin', '--no-recurse-submodules'];
  // Every call says it to be off, and a clone would say nothing of it then.
  const reflogs = ['--config', 'core.logAllRefUpdates=true'];
  tell('cloning');
  const words = ['clone', ...fixed, ...reflogs, ...headWords(checkout), '--', checkout.url, folder];
  const said = await ask(words, sought, lacksBranch);
  if (!said.ok) return said;
  if (failed(said.value)) return bad(await noRef(sought));
  return detached({ ...sought, folder });
}

/** Clones a repository for people to work in; the folder is there when the clone is whole, and is theirs from then on. */
export async function cloned(folder: string, seeking: Seeking): Promise<Checked<void>> {
  const { at } = seeking;
  const { files } = at.site.host;
  const place = dirname(folder);
  await removeOld(place, basename(folder), at);
  // Another project of this repository may have been quicker.
  if (await files.stat(folder)) return good(undefined);
  const made = await files.makeFolder(place, { mode: 0o755, within: at.projects });
  if (!made.ok) return made;
  const temporary = beside(folder, at);
  const out = await whole(temporary, seeking);
  const isOver = out.ok && at.site.interrupts.code() === undefined;
  const done = isOver ? await files.moveFolder(temporary, folder, at.projects) : out;
  if (!isOver || !done.ok) await removed(temporary, at);
  return done;
}
