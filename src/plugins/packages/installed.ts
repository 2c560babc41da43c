import { join } from 'node:path';
import type { Checked, Problem, Span } from '../../diagnostics/index.ts';
import { readJson } from '../../manifest/index.ts';
import { valueAt } from '../../model/index.ts';
import type { Look } from '../../model/index.ts';
import * as say from '../packages-problems.ts';
import { lacking, otherWish } from './agrees.ts';
import { emptyLock, readLock } from './lock.ts';
import type { Locked, PluginsLock, ReadLock } from './lock.ts';
import { readSeen } from './seen.ts';
import type { Seen } from './seen.ts';
import { seenOf, treeOf } from './tree.ts';
import type { Tree } from './tree.ts';

/** Where packages lie, from the project folder; nowhere else is looked. */
export const modulesFolder = '.odpm/packages/node_modules';

export interface WantedPackage {
  readonly name: string;
  /** What `extensions.plugins` says of it. */
  readonly spec: string;
  readonly at: Span | undefined;
  /** Every byte is compared, whatever sizes and times say. */
  readonly everyByte?: boolean;
}

export interface InstalledPackage {
  /** Absolute, links followed. */
  readonly folder: string | undefined;
  /** It is a folder that its author works in. */
  readonly linked: boolean;
  readonly problems: readonly Problem[];
}

/** What is known of all packages of a project. */
interface Known {
  readonly lock: Checked<ReadLock | undefined>;
  readonly seen: Readonly<Record<string, Seen>>;
}

const knownBy = new WeakMap<Look, Promise<Known>>();

/** Both files are read once a look, however many packages there are. */
function known(look: Look): Promise<Known> {
  const found = knownBy.get(look) ?? Promise.all([readLock(look), readSeen(look)]).then(asKnown);
  knownBy.set(look, found);
  return found;
}

const asKnown = ([lock, seen]: [Known['lock'], Known['seen']]): Known => ({ lock, seen });

/** The tree of a package; what differs from machine to machine is no part of it. */
export function treeIn(name: string, { packages }: Pick<PluginsLock, 'packages'>, folder: string): Tree {
  const own = `node_modules/${name}/`;
  const optional = Object.entries(packages).filter(
    ([path, said]) => path.startsWith(own) && said['optional'] === true,
  );
  return { folder, without: new Set(optional.map(([path]) => path.slice(own.length))) };
}

/** `none` when its package.json says no version. */
async function versionIn(folder: string, look: Look): Promise<string> {
  const text = await look.read(join(folder, 'package.json'));
  const read = text.ok ? readJson('package.json', text.value ?? '') : text;
  const version = read.ok ? valueAt(read.value.root, ['version']) : undefined;
  return typeof version === 'string' ? version : 'none';
}

/** Whether the files are those that were installed: bytes are read where sizes or times moved. */
async function isSame(wanted: WantedPackage, tree: Tree, look: Look): Promise<boolean> {
  const { lock, seen } = await known(look);
  const locked = lock.ok ? lock.value?.lock.plugins[wanted.name]?.tree : undefined;
  const before = seen[wanted.name];
  if (wanted.everyByte !== true && before?.tree === locked && before?.seen === (await seenOf(tree, look)))
    return true;
  return (await treeOf(tree, look)) === locked;
}

interface There {
  /** As it lies in the project. */
  readonly path: string;
  /** Links followed. */
  readonly folder: string;
  readonly linked: boolean;
}

/** How something differs, in words; `anew`: the lock itself has to be made again. */
type Drift = { readonly what: string; readonly anew?: boolean } | undefined;

/** How what lies there differs from what the lock says of it. */
async function fileDrift(wanted: WantedPackage, there: There, at: Locking): Promise<Drift> {
  const { name } = wanted;
  const { locked, lock, look } = at;
  if (there.linked && !locked.link) return { what: `${name} is a link, and locked as a package` };
  if (locked.link)
    return there.linked ? undefined : { what: `${name} is locked as a link to a folder, and is none` };
  const version = await versionIn(there.path, look);
  if (version !== locked.version)
    return { what: `${name} ${version} is installed, but the lock says ${locked.version ?? 'none'}` };
  const same = await isSame(wanted, treeIn(name, lock, there.path), look);
  return same ? undefined : { what: `files of ${name} are not those that were installed` };
}

interface Locking {
  readonly locked: Locked;
  readonly lock: PluginsLock;
  readonly look: Look;
}

/** How the manifest, the lock and the files differ. */
async function drift(
  wanted: WantedPackage,
  there: There,
  { lock, look }: Omit<Locking, 'locked'>,
): Promise<Drift> {
  const { name } = wanted;
  const locked = Object.hasOwn(lock.plugins, name) ? lock.plugins[name] : undefined;
  if (!locked) return { what: `the lock does not have ${name}` };
  const wish = otherWish(wanted, locked);
  if (wish !== undefined) return { what: wish };
  const less = lacking(wanted, locked);
  return less === undefined ? fileDrift(wanted, there, { locked, lock, look }) : { what: less, anew: true };
}

/** The package in its one place. Links are followed for one that is a link itself; those on the way to it lead nowhere. */
async function find(name: string, look: Look): Promise<There | undefined> {
  const path = `${modulesFolder}/${name}`;
  const facts = await look.stat(path);
  const folder = facts && (await look.real(path));
  if (folder === undefined) return undefined;
  const linked = facts?.kind === 'link';
  const own = join((await look.real('.')) ?? '', path);
  return linked || folder === own ? { path, folder, linked } : undefined;
}

/** A package that is where `odpm plugins install` puts it, compared with the lock of the project. */
export async function installedPackage(wanted: WantedPackage, look: Look): Promise<InstalledPackage> {
  const { name, at } = wanted;
  const there = await find(name, look);
  if (!there) return { folder: undefined, linked: false, problems: [say.notInstalled({ name }, at)] };
  const { folder, linked } = there;
  const { lock } = await known(look);
  if (!lock.ok) return { folder, linked, problems: lock.problems };
  const read = lock.value ?? { lock: emptyLock, placeOf: () => undefined };
  const found = await drift(wanted, there, { lock: read.lock, look });
  if (!found) return { folder, linked, problems: [] };
  const facts = { name, what: found.what, anew: found.anew ?? false };
  return { folder, linked, problems: [say.integrity(facts, at, read.placeOf(name))] };
}
