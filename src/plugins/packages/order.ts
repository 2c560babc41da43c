import { relative } from 'node:path';
import { isObject } from '../../base/index.ts';
import type { Json, JsonObject } from '../../base/index.ts';
import { valueAt } from '../../model/index.ts';
import { lockedFor } from './agrees.ts';
import { belongsTo } from './lock.ts';
import type { Locked, PluginsLock } from './lock.ts';
import type { Wish } from './wishes.ts';

/** What has to happen, so that the packages are what manifest and lock say. */
export interface Order {
  readonly wishes: readonly Wish[];
  /** Taken as the lock has them. */
  readonly kept: readonly string[];
  /** Not in the lock, in it for another wish, or asked for by name. */
  readonly renewed: readonly string[];
  /** In the lock alone. */
  readonly dropped: readonly string[];
  readonly lock: PluginsLock;
}

/** Compares what is wanted with the lock. `anew`: the names whose version is looked for again. */
export function orderOf(wishes: readonly Wish[], lock: PluginsLock, anew: readonly string[]): Order {
  const isKept = (wish: Wish): boolean => !anew.includes(wish.name) && lockedFor(wish, lock) !== undefined;
  const names = new Set(wishes.map(({ name }) => name));
  return {
    wishes,
    kept: wishes.filter(isKept).map(({ name }) => name),
    renewed: wishes.filter((wish) => !isKept(wish)).map(({ name }) => name),
    dropped: Object.keys(lock.plugins).filter((name) => !names.has(name)),
    lock,
  };
}

/** What npm reads in the folder where it works. */
export interface ForNpm {
  readonly packageJson: string;
  readonly packageLock: string;
  /** The lock has everything: nothing is looked for. */
  readonly exactly: boolean;
}

const text = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The files that tell npm what to fetch; `undefined` when there is nothing for it to do. `folder` is where they will lie. */
export function forNpm({ wishes, kept, lock }: Order, folder: string): ForNpm | undefined {
  const fetched = wishes.filter(({ from }) => from !== 'folder');
  if (fetched.length === 0) return undefined;
  const files = new Map(
    fetched.flatMap(({ name, path }) =>
      path === undefined ? [] : [[name, `file:${relative(folder, path)}`]],
    ),
  );
  const dependencies = Object.fromEntries(fetched.map(({ name, spec }) => [name, files.get(name) ?? spec]));
  const packages = Object.entries(lock.packages)
    .filter(([path]) => kept.some((name) => belongsTo(path, name)))
    .map(([path, said]) => {
      const resolved = files.get(path.slice('node_modules/'.length));
      return [path, resolved === undefined ? said : { ...said, resolved }] as const;
    });
  const head = { name: 'packages', lockfileVersion: 3, requires: true };
  return {
    packageJson: text({ name: 'packages', private: true, dependencies }),
    packageLock: text({
      ...head,
      packages: { '': { name: 'packages', dependencies }, ...Object.fromEntries(packages) },
    }),
    exactly: fetched.every(({ name }) => kept.includes(name)),
  };
}

function parsed(said: string): Json {
  try {
    return JSON.parse(said) as Json;
  } catch {
    return null;
  }
}

/** Where a tarball lies is the manifest's to say, and what git packs is not the same everywhere. */
function lasting(path: string, said: JsonObject): JsonObject {
  const { resolved, integrity, ...rest } = said;
  const link = typeof resolved === 'string' ? resolved : '';
  if (link.startsWith('file:') && path.lastIndexOf('node_modules/') === 0)
    return { ...rest, ...(integrity !== undefined && { integrity }) };
  return link.startsWith('git+') ? { ...rest, resolved: link } : said;
}

/** `packages` of the lock that npm wrote, as they are kept. */
export function packagesIn(packageLock: string): Readonly<Record<string, JsonObject>> {
  const packages = valueAt(parsed(packageLock), ['packages']);
  const rows = Object.entries(isObject(packages) ? packages : {});
  return Object.fromEntries(
    rows.flatMap(([path, said]) => (path !== '' && isObject(said) ? [[path, lasting(path, said)]] : [])),
  );
}

/** A package as it is locked once its files are there. */
export function lockedAs(wish: Wish, packages: Readonly<Record<string, JsonObject>>, tree: string): Locked {
  const { spec } = wish;
  if (wish.from === 'folder') return { spec, link: true };
  const { version, integrity } = packages[`node_modules/${wish.name}`] ?? {};
  return {
    spec,
    ...(typeof version === 'string' && { version }),
    ...(typeof integrity === 'string' && { integrity }),
    tree,
  };
}
