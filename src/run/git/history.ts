import { good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { failed } from '../exec.ts';
import { lacksShallow } from './fault.ts';
import { ask } from './network.ts';
import { inNew } from './new.ts';
import { historyOf, last } from './objects.ts';
import type { InMirror, Seeking } from './seeking.ts';
import { beside, removed } from './temporary.ts';

interface Span {
  /** The full id of the newest commit. */
  readonly tip: string;
  /** Seconds since 1970, from which on history is wanted, and further back as needed. */
  readonly begin: number;
}

/** How far back a branch may have rested, days. */
const rests = [0, 7, 60, 400];

const since = (second: number): readonly string[] => [`--shallow-since=@${second} +0000`];

/** Ever more of a history. */
const depths = ({ begin }: Span): readonly (readonly string[])[] => [
  ['--depth=1'],
  ...rests
    .map((days) => begin - days * 86_400)
    .filter((second) => second > 0)
    .map(since),
];

/** Fetches commits; whether the server can give a part of them. */
async function got(depth: readonly string[], { tip }: Span, history: InMirror): Promise<Checked<boolean>> {
  const words = ['fetch', '--no-tags', '--no-recurse-submodules', '--no-auto-gc', '--progress'];
  const asked = ['--filter=tree:0', ...depth, '--', history.checkout.url, `+${tip}:${last}`];
  const fetched = await ask([...words, ...asked], history, lacksShallow);
  return fetched.ok ? good(!failed(fetched.value)) : fetched;
}

/** What is looked for in a history. */
interface Search<T> {
  /** `undefined`: not in what is there of it. */
  readonly find: (history: InMirror) => Promise<Checked<T | undefined>>;
  /** It is nowhere in it. */
  readonly lacks: (history: InMirror) => Promise<Checked<never>>;
}

async function search<T>(span: Span, { find, lacks }: Search<T>, history: InMirror): Promise<Checked<T>> {
  for (const depth of depths(span)) {
    const part = await got(depth, span, history);
    if (!part.ok) return part;
    if (!part.value) break;
    const found = await find(history);
    if (!found.ok) return found;
    if (found.value !== undefined) return good(found.value);
  }
  const all = await got((await historyOf(history)) === 'shallow' ? ['--unshallow'] : [], span, history);
  if (!all.ok) return all;
  const found = await find(history);
  if (!found.ok) return found;
  return found.value === undefined ? lacks(history) : good(found.value);
}

/**
 * Looks through the commits of a branch, without their files where the server can leave them out, in a repository of its
 * own that is removed again: so nothing is cut off that a mirror has, and no mirror gets files that nobody wants.
 */
export async function inHistory<T>(span: Span, seeking: Seeking, wanted: Search<T>): Promise<Checked<T>> {
  const folder = beside(seeking.checkout.mirror, seeking.at);
  const quietly = { ...seeking, tell: () => undefined };
  const found = await inNew(folder, quietly, (history) => search(span, wanted, history));
  await removed(folder, seeking.at);
  return found;
}
