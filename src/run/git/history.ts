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

/** Commits without their files. */
const filter = '--filter=tree:0';

const since = (second: number): readonly string[] => [filter, `--shallow-since=@${second} +0000`];

/** Ever more of a history. */
const depths = ({ begin }: Span): readonly (readonly string[])[] => [
  [filter, '--depth=1'],
  ...rests
    .map((days) => begin - days * 86_400)
    .filter((second) => second > 0)
    .map(since),
];

/** Fetches commits; whether the server can give a part of them. */
async function got(depth: readonly string[], { tip }: Span, history: InMirror): Promise<Checked<boolean>> {
  const words = ['fetch', '--no-tags', '--no-recurse-submodules', '--no-auto-gc', '--progress'];
  const asked = [...depth, '--', history.checkout.url, `+${tip}:${last}`];
  const fetched = await ask([...words, ...asked], history, lacksShallow);
  return fetched.ok ? good(!failed(fetched.value)) : fetched;
}

/** What is looked for in a history. */
interface Search<T> {
  readonly span: Span;
  /** `undefined`: not in what is there of it. */
  readonly find: (history: InMirror) => Promise<Checked<T | undefined>>;
  /** It is nowhere in it. */
  readonly lacks: (history: InMirror) => Promise<Checked<never>>;
}

async function inAll<T>(
  depth: readonly string[],
  { span, find, lacks }: Search<T>,
  history: InMirror,
): Promise<Checked<T>> {
  const all = await got(depth, span, history);
  if (!all.ok) return all;
  const found = await find(history);
  if (!found.ok) return found;
  return found.value === undefined ? lacks(history) : good(found.value);
}

/** `undefined`: the server gives all of a history, or nothing. */
async function inParts<T>(wanted: Search<T>, history: InMirror): Promise<Checked<T | undefined>> {
  for (const depth of depths(wanted.span)) {
    const part = await got(depth, wanted.span, history);
    if (!part.ok) return part;
    if (!part.value) return good(undefined);
    const found = await wanted.find(history);
    if (!found.ok || found.value !== undefined) return found;
  }
  const isCut = (await historyOf(history)) === 'shallow';
  return isCut ? inAll([filter, '--unshallow'], wanted, history) : wanted.lacks(history);
}

/** In a repository of its own, which is removed again. */
async function apart<T>(
  seeking: Seeking,
  work: (history: InMirror) => Promise<Checked<T>>,
): Promise<Checked<T>> {
  const folder = beside(seeking.checkout.mirror, seeking.at);
  const done = await inNew(folder, { ...seeking, tell: () => undefined }, work);
  await removed(folder, seeking.at);
  return done;
}

/**
 * Looks through the commits of a branch, without their files where the server can leave them out, and apart from the
 * mirror: so nothing is cut off that it has, and it gets no files that nobody wants.
 */
export async function inHistory<T>(seeking: Seeking, wanted: Search<T>): Promise<Checked<T>> {
  const found = await apart(seeking, (history) => inParts(wanted, history));
  if (!found.ok) return found;
  if (found.value !== undefined) return good(found.value);
  // git goes on to filter in a repository where it was asked to once.
  return apart(seeking, (history) => inAll([], wanted, history));
}
