import { join } from 'node:path';
import { isObject } from '../base/index.ts';
import { bad, checked, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { readJson } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import {
  bringsOdpm,
  integrity,
  lockedAs,
  notAPlugin,
  packagesIn,
  seenOf,
  seenText,
  treeIn,
  treeOf,
} from '../plugins/index.ts';
import type { Locked, Order, PluginsLock, Wish } from '../plugins/index.ts';
import { newPackages } from '../run/index.ts';
import type { Place } from '../place/index.ts';

/** What is to be remembered of packages that were put together. */
export interface Laid {
  readonly lock: PluginsLock;
  /** Text of the file that remembers sizes and times. */
  readonly seen: string;
}

interface One {
  readonly name: string;
  readonly locked: Locked;
  readonly seen: string;
}

async function isPlugin(folder: string, look: Look): Promise<boolean> {
  const text = await look.read(join(folder, 'package.json'));
  const read = text.ok ? readJson('package.json', text.value ?? '') : text;
  return read.ok && isObject(valueAt(read.value.root, ['odpm']) ?? null);
}

/** What was fetched must be what the lock has of it. */
function otherBytes({ kept, lock }: Order, { name, at }: Wish, tree: string): Problem[] {
  const what = `the files of ${name} that were fetched are not those that are locked`;
  return kept.includes(name) && lock.plugins[name]?.tree !== tree
    ? [integrity({ name, what, anew: true }, at)]
    : [];
}

async function one(
  wish: Wish,
  { order, packages, place: { folder, look } }: Laying & Pick<PluginsLock, 'packages'>,
): Promise<Checked<One>> {
  const { name, at } = wish;
  const path = join(folder, newPackages, 'node_modules', name);
  if (!(await isPlugin(path, look))) return bad(notAPlugin({ name }, at));
  if (wish.from === 'folder') return good({ name, locked: lockedAs(wish, packages, ''), seen: '' });
  const files = treeIn(name, { packages }, path);
  const tree = await treeOf(files, look);
  const locked = lockedAs(wish, packages, tree);
  return checked({ name, locked, seen: await seenOf(files, look) }, otherBytes(order, wish, tree));
}

interface Laying {
  readonly order: Order;
  readonly place: Place;
}

/** Who brings an odpm of its own: it would not be the one that runs. */
function bringing(packages: PluginsLock['packages']): Problem[] {
  const paths = Object.keys(packages).filter((path) => /(^|\/)node_modules\/odpm$/.test(path));
  const names = paths.map((path) => path.replace(/^node_modules\//, '').replace(/\/?node_modules\/.*$/, ''));
  return paths.length > 0 ? [bringsOdpm({ names })] : [];
}

/** Checks packages that were put together, and tells what is to be locked of them. `packageLock` is what npm wrote. */
export async function laidOut(packageLock: string, laying: Laying): Promise<Checked<Laid>> {
  const packages = packagesIn(packageLock);
  const found = await Promise.all(laying.order.wishes.map((wish) => one(wish, { ...laying, packages })));
  const problems = [...found.flatMap((each) => each.problems), ...bringing(packages)];
  const ones = found.flatMap((each) => (each.ok ? [each.value] : []));
  const plugins = Object.fromEntries(ones.map(({ name, locked }) => [name, locked]));
  const trees = ones.flatMap(({ name, locked: { tree }, seen }) =>
    tree === undefined ? [] : [[name, { tree, seen }] as const],
  );
  return checked(
    { lock: { version: 1, plugins, packages }, seen: seenText(Object.fromEntries(trees)) },
    problems,
  );
}
