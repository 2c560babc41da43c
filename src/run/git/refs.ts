import { byText, closest } from '../../base/index.ts';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked, Problem } from '../../diagnostics/index.ts';
import { shownUrl } from '../../model/index.ts';
import { gitNoRef } from '../git-problems.ts';
import { ask } from './network.ts';
import type { InMirror } from './seeking.ts';

/** The refs that a word may mean, the first that is there is meant: branches go before tags. */
export function refsFor(ref: string | undefined): readonly string[] {
  if (ref === undefined) return ['HEAD'];
  return ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
}

/** Ref → commit of the server's refs; of a tag the commit that it names. */
async function listed(words: readonly string[], sought: InMirror): Promise<Checked<Map<string, string>>> {
  const said = await ask(['ls-remote', ...words], sought);
  if (!said.ok) return said;
  const rows = said.value.stdout
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line): [string, string] => {
      const [commit = '', name = ''] = line.split('\t');
      return [name.replace(/\^\{\}$/, ''), commit];
    });
  return good(new Map(rows));
}

/** The commit that the server has for what is wanted now. */
export async function tipOf(sought: InMirror): Promise<Checked<string>> {
  const { url, ref } = sought.checkout;
  const names = refsFor(ref);
  const found = await listed(['--', url, ...names.flatMap((name) => [name, `${name}^{}`])], sought);
  if (!found.ok) return found;
  const name = names.find((each) => found.value.has(each));
  const tip = name === undefined ? undefined : found.value.get(name);
  return tip === undefined ? bad(await noRef(sought)) : good(tip);
}

const most = 5;

function near(ref: string, known: readonly string[]): string[] {
  const rest = new Set(known);
  const found: string[] = [];
  for (let next = closest(ref, rest); next !== undefined && found.length < most; next = closest(ref, rest)) {
    found.push(next);
    rest.delete(next);
  }
  return found.length > 0 ? found : known.slice(-most).toReversed();
}

/** Says that a branch or tag is not there, and what is there of the kind. */
export async function noRef(sought: InMirror): Promise<Problem> {
  const { url, ref } = sought.checkout;
  const found = await listed(['--heads', '--tags', '--', url], sought);
  const names = found.ok
    ? [...found.value.keys()].map((name) => name.replace(/^refs\/(heads|tags)\//, ''))
    : [];
  const facts = { url: shownUrl(url), ref, near: near(ref ?? '', [...new Set(names)].sort(byText)) };
  return gitNoRef(facts, sought.place);
}
