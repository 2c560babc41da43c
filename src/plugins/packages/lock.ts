import type { JsonObject } from '../../base/index.ts';
import { andThen, bad, good } from '../../diagnostics/index.ts';
import type { Checked, Span } from '../../diagnostics/index.ts';
import { readJson } from '../../manifest/index.ts';
import { keyOf, originOf, valueAt } from '../../model/index.ts';
import type { Document, Look } from '../../model/index.ts';
import { lockBroken, lockNewer } from '../packages-problems.ts';
import { wholeFile } from '../where.ts';
import { validate } from './lock.generated.js';

/** From the project folder; committed. */
export const pluginsLockFile = '.odpm/plugins.lock.json';

/** A package as it was installed. */
export interface Locked {
  /** What the manifest said of it. */
  readonly spec: string;
  /** It is a folder of this machine. */
  readonly link?: true;
  readonly version?: string;
  /** Of its tarball, as npm writes it; none of a link or of git. */
  readonly integrity?: string;
  /** Digest over its files. */
  readonly tree?: string;
}

export interface PluginsLock {
  readonly version: 1;
  readonly plugins: Readonly<Record<string, Locked>>;
  /** npm's own words, by the path below the folder that it works in. */
  readonly packages: Readonly<Record<string, JsonObject>>;
}

export const emptyLock: PluginsLock = { version: 1, plugins: {}, packages: {} };

/** The lock, and where it says what. */
export interface ReadLock {
  readonly lock: PluginsLock;
  readonly placeOf: (name: string) => Span | undefined;
}

const isLock = (value: unknown): value is PluginsLock => validate(value);

function checkedLock({ root, origins }: Document): Checked<ReadLock> {
  const value: unknown = root;
  const version = valueAt(root, ['version']);
  if (typeof version === 'number' && version > emptyLock.version) {
    const place = originOf(origins, '/version');
    return bad(lockNewer({ file: pluginsLockFile, version }, place));
  }
  if (!isLock(value)) return bad(lockBroken({ file: pluginsLockFile }, wholeFile(pluginsLockFile)));
  const placeOf = (name: string): Span | undefined =>
    Object.hasOwn(value.plugins, name)
      ? keyOf(origins, `/plugins/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      : undefined;
  return good({ lock: value, placeOf });
}

/** The project's lock; `undefined` when there is none yet. */
export async function readLock(look: Look): Promise<Checked<ReadLock | undefined>> {
  const text = await look.read(pluginsLockFile);
  return andThen(text, (said) =>
    said === undefined ? good(undefined) : andThen(readJson(pluginsLockFile, said), checkedLock),
  );
}

/** @param lock its plugins and packages in any order: the same lock is the same text */
export function lockText({ plugins, packages }: PluginsLock): string {
  const sorted = <T>(rows: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, plugins: sorted(plugins), packages: sorted(packages) }, undefined, 2)}\n`;
}

/** Whether a path of npm's lock belongs to a package: itself, or what it needs. */
export const belongsTo = (path: string, name: string): boolean =>
  path === `node_modules/${name}` || path.startsWith(`node_modules/${name}/`);

/** The lock as it is when a package is gone. */
export function withoutPackage(name: string, { plugins, packages }: PluginsLock): PluginsLock {
  const others = Object.entries(plugins).filter(([each]) => each !== name);
  const left = Object.entries(packages).filter(([path]) => !belongsTo(path, name));
  return { version: 1, plugins: Object.fromEntries(others), packages: Object.fromEntries(left) };
}
