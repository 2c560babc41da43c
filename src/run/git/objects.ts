import { join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { keptAs, shownUrl } from '../../model/index.ts';
import { failed } from '../exec.ts';
import { gitAmbiguous } from '../git-problems.ts';
import { call } from './call.ts';
import { faultOf, ofFolder } from './fault.ts';
import { noConfig } from './own-config.ts';
import type { InMirror, Seeking } from './seeking.ts';

/** Where what was fetched last is kept until its commit is known. */
export const last = 'refs/odpm/last';

/** What a mirror has of the history of its commits; `new`: it has no commit. */
export type History = 'new' | 'whole' | 'shallow';

export async function historyOf({ folder, at }: InMirror): Promise<History> {
  return (await at.site.host.files.stat(join(folder, 'shallow'))) ? 'shallow' : 'whole';
}

const candidates = (said: string): string[] =>
  [...said.matchAll(/^hint: +([0-9a-f]{7,40}) commit/gm)].map(([, id = '']) => id);

/** The full id of a commit that a repository has, by an id or its first digits, or by a ref; `undefined`: it has none. */
export async function commitIn(
  folder: string,
  name: string,
  seeking: Seeking,
): Promise<Checked<string | undefined>> {
  const { checkout, place, at } = seeking;
  const words = ['rev-parse', '--verify', `${name}^{commit}`];
  const ended = await call({ words, folder }, at);
  if (!failed(ended)) return good(ended.stdout.trim());
  if (at.site.interrupts.code() !== undefined) return bad();
  const url = shownUrl(checkout.url);
  if (ended.stderr.includes('is ambiguous'))
    return bad(gitAmbiguous({ url, commit: name, candidates: candidates(ended.stderr) }, place));
  const fault = ofFolder(ended, folder);
  if (fault) return bad(fault);
  const sought = { ...seeking, folder, own: noConfig, address: checkout.url };
  return ended.failure === undefined ? good(undefined) : bad(faultOf(ended, 'rev-parse', sought));
}

/** Keeps the commit that was fetched last. */
export async function keep(commit: string, folder: string, seeking: Seeking): Promise<Checked<string>> {
  const ended = await call({ words: ['update-ref', keptAs(commit), commit], folder }, seeking.at);
  const sought = { ...seeking, folder, own: noConfig, address: seeking.checkout.url };
  return failed(ended) ? bad(faultOf(ended, 'update-ref', sought)) : good(commit);
}
