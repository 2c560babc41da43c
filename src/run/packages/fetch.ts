import { dirname, join } from 'node:path';
import { bad, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import type { Host } from '../../host/index.ts';
import { npm } from './npm.ts';

const packages = '.odpm/packages';

/** Where packages are put together before they take the place of those that are there; from the project folder. */
export const newPackages = `${packages}/.new`;

const oldModules = `${packages}/.old`;

interface At {
  /** The project folder, absolute. */
  readonly folder: string;
  readonly host: Host;
}

interface Fetching {
  /** What npm reads; `undefined`: there is nothing for it to fetch. */
  readonly npm:
    { readonly packageJson: string; readonly packageLock: string; readonly exactly: boolean } | undefined;
  /** Package → folder of this machine. */
  readonly links: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/** One after the other, up to the first that fails. */
async function inTurn(steps: readonly (() => Promise<Checked<unknown>>)[]): Promise<Checked<unknown>> {
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return good(undefined);
}

async function byNpm(
  wanted: NonNullable<Fetching['npm']>,
  signal: AbortSignal,
  at: At,
): Promise<Checked<unknown>> {
  const { folder, host } = at;
  const place = join(folder, newPackages);
  const own = { owner: 'odpm', mode: 0o644, within: folder } as const;
  // What is locked is the same wherever it comes from.
  const words = wanted.exactly ? ['ci', '--prefer-offline'] : ['install'];
  return inTurn([
    () => host.files.write(join(place, 'package.json'), wanted.packageJson, own),
    () => host.files.write(join(place, 'package-lock.json'), wanted.packageLock, own),
    () => npm({ words, folder: place, signal }, host),
  ]);
}

async function linked(name: string, target: string, { folder, host }: At): Promise<Checked<unknown>> {
  const path = join(folder, newPackages, 'node_modules', name);
  const made = await host.files.makeFolder(dirname(path), { mode: 0o755, within: folder });
  return made.ok ? host.files.link(path, target, folder) : made;
}

/** Takes away what was put together and is not wanted. */
export const discarded = ({ folder, host }: At): Promise<Checked<void>> =>
  host.files.removeFolder(join(folder, newPackages), folder);

/** A run that was killed between two names may have left the packages under the other. */
async function mended({ folder, host }: At): Promise<Checked<unknown>> {
  const [modules, old] = [join(folder, packages, 'node_modules'), join(folder, oldModules)];
  if ((await host.files.stat(old)) === undefined) return good(undefined);
  return (await host.files.stat(modules)) === undefined
    ? host.files.moveFolder(old, modules, folder)
    : host.files.removeFolder(old, folder);
}

const lockLimit = 32 * 1024 * 1024;

/**
 * Puts packages together in a folder of its own, beside those that are there: what npm fetches, links to folders, and
 * one to the odpm that runs. Resolves to the lock that npm wrote. A failure leaves nothing behind.
 */
export async function fetched({ npm: wanted, links, signal }: Fetching, at: At): Promise<Checked<string>> {
  const { folder, host } = at;
  const options = { mode: 0o755, within: folder };
  const done = await inTurn([
    () => host.files.makeFolder(join(folder, packages), options),
    () => mended(at),
    () => discarded(at),
    () => host.files.makeFolder(join(folder, newPackages, 'node_modules'), options),
    ...(wanted ? [() => byNpm(wanted, signal, at)] : []),
    ...[...links, ['odpm', host.machine.package] as const].map(
      ([name, target]) =>
        () =>
          linked(name, target, at),
    ),
  ]);
  const lock = done.ok
    ? await host.files.read(join(folder, newPackages, 'package-lock.json'), lockLimit)
    : done;
  if (lock.ok && !signal.aborted) return good(lock.value ?? '');
  await discarded(at);
  return lock.ok ? bad() : lock;
}

/** Gives the packages that were put together the place of those that are there; on a failure these stay. */
export async function swapped(at: At): Promise<Checked<unknown>> {
  const { folder, host } = at;
  const { files } = host;
  const [modules, old] = [join(folder, packages, 'node_modules'), join(folder, oldModules)];
  const away = (await files.stat(modules)) ? await files.moveFolder(modules, old, folder) : good(undefined);
  if (!away.ok) return away;
  const put = await files.moveFolder(join(folder, newPackages, 'node_modules'), modules, folder);
  await mended(at);
  await discarded(at);
  return put;
}

/** Removes a package, or the link that stands for one. */
export async function removed(name: string, { folder, host }: At): Promise<Checked<void>> {
  const path = join(folder, packages, 'node_modules', name);
  const isLink = (await host.files.stat(path))?.kind === 'link';
  return isLink ? host.files.remove(path, folder) : host.files.removeFolder(path, folder);
}
