import { join } from 'node:path';
import { andThen, bad, both, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { ignoring } from '../model/index.ts';
import {
  emptyLock,
  forNpm,
  installedPackage,
  lockDiffers,
  lockText,
  orderOf,
  pluginsLockFile,
  readLock,
  treesFile,
  wishesOf,
} from '../plugins/index.ts';
import type { Order, PluginsLock, Wish } from '../plugins/index.ts';
import { discarded, fetched, keepFile, newPackages, rewrite, swapped, whileHeld } from '../run/index.ts';
import { laidOut } from './laid.ts';
import type { Laid } from './laid.ts';
import type { Source } from './source.ts';

export interface Installing {
  /** The manifest with its edit, which is written when everything is there. */
  readonly source: Source;
  /** Packages whose version is looked for again. */
  readonly anew: readonly string[];
  /** The lock may not change. */
  readonly frozen: boolean;
  readonly host: Host;
  readonly interrupts: Interrupts;
}

/** The lock as it was and as it is. */
export interface Installed {
  readonly before: PluginsLock;
  readonly after: PluginsLock;
  /** Packages were put there anew, those too that are as they were locked. */
  readonly anew: boolean;
}

const writtenManifest = async ({
  source: { path, old, text },
  host,
}: Installing): Promise<Checked<unknown>> =>
  old === text ? good(undefined) : rewrite({ path, old, text }, host);

/** Writes the manifest, gives the packages their place, and locks them: in this order, each of it whole. */
async function settled({ lock, seen }: Laid, installing: Installing): Promise<Checked<unknown>> {
  const { source, host } = installing;
  const { folder } = source.place;
  const written = await writtenManifest(installing);
  if (!written.ok) return written;
  const swap = await swapped({ folder, host });
  if (!swap.ok) return swap;
  const problems = [
    ...(await keepFile({ path: pluginsLockFile, text: lockText(lock), mode: 0o644 }, { folder, host })),
    ...(await keepFile({ path: treesFile, text: seen }, { folder, host })),
  ];
  return problems.length > 0 ? bad(...problems) : good(undefined);
}

async function put(order: Order, installing: Installing): Promise<Checked<Laid>> {
  const { source, host, interrupts } = installing;
  const { folder } = source.place;
  const ignored = await keepFile({ ...ignoring, mode: 0o644 }, { folder, host });
  if (ignored.length > 0) return bad(...ignored);
  const folders = order.wishes.filter(({ from }) => from === 'folder');
  const links = new Map(folders.map(({ name, path = '' }) => [name, path]));
  const npm = forNpm(order, join(folder, newPackages));
  const packageLock = await fetched({ npm, links, signal: interrupts.signal }, { folder, host });
  if (!packageLock.ok) return packageLock;
  const place = { folder, look: lookFrom(host, folder) };
  const laid = await laidOut(packageLock.value, { order, place });
  if (!laid.ok || interrupts.code() !== undefined) {
    await discarded({ folder, host });
    return laid.ok ? bad() : laid;
  }
  const done = await settled(laid.value, installing);
  return andThen(done, () => laid);
}

/** Whether all of them lie there as they are locked, to the byte. */
async function areThere(wishes: readonly Wish[], { source, host }: Installing): Promise<boolean> {
  const look = lookFrom(host, source.place.folder);
  const found = await Promise.all(wishes.map((wish) => installedPackage({ ...wish, everyByte: true }, look)));
  return found.every(({ problems }) => problems.length === 0);
}

async function whileAlone(installing: Installing): Promise<Checked<Installed>> {
  const { source, anew, frozen, host } = installing;
  const look = lookFrom(host, source.place.folder);
  const read = both(await wishesOf(source.document, look), await readLock(look));
  if (!read.ok) return read;
  const [wishes, said] = read.value;
  const before = said?.lock ?? emptyLock;
  const order = orderOf(wishes, before, anew);
  const differs = [...order.renewed, ...order.dropped];
  if (frozen && differs.length > 0) return bad(lockDiffers({ names: differs, file: pluginsLockFile }));
  if (differs.length === 0 && (await areThere(wishes, installing))) {
    const written = await writtenManifest(installing);
    return andThen(written, () => good({ before, after: before, anew: false }));
  }
  const laid = await put(order, installing);
  return andThen(laid, ({ lock }) => good({ before, after: lock, anew: true }));
}

/** No package is wanted, none is locked, and nothing is to be written. */
async function isNothing({ source }: Installing): Promise<boolean> {
  const { document, place, old, text } = source;
  const wishes = await wishesOf(document, place.look);
  const locked = await place.look.stat(pluginsLockFile);
  return wishes.ok && wishes.value.length === 0 && locked === undefined && old === text;
}

/**
 * Installs the packages that a manifest names, as the lock has them where it has them, and locks them. Runs no code of
 * theirs. What fails or is interrupted leaves packages, lock and manifest as they were.
 */
export async function install(installing: Installing): Promise<Checked<Installed>> {
  const { source, host } = installing;
  if (await isNothing(installing)) return good({ before: emptyLock, after: emptyLock, anew: false });
  const holding = { host, folder: source.place.folder, command: 'odpm plugins install' } as const;
  return andThen(await whileHeld(holding, () => whileAlone(installing)), (done) => done);
}
