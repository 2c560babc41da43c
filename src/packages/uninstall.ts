import { join } from 'node:path';
import { andThen, bad, good } from '../diagnostics/index.ts';
import { isObject } from '../base/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { readJson, withoutMember } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { Look } from '../model/index.ts';
import {
  emptyLock,
  lockText,
  modulesFolder,
  notNamed,
  pluginsLockFile,
  readLock,
  withoutPackage,
} from '../plugins/index.ts';
import { keepFile, removed, rewrite, whileHeld } from '../run/index.ts';
import { edited } from './source.ts';
import type { Source } from './source.ts';

/** A package that is to go. */
export interface Leaving {
  /** The manifest without it. */
  readonly source: Source;
  /** As `extensions.plugins` has it. */
  readonly name: string;
  /** What its plugin calls itself, where that can be read. */
  readonly plugin: string;
}

/** What the plugin in a package calls itself; the package's name when it is not there. */
async function pluginIn(name: string, look: Look): Promise<string> {
  const text = await look.read(`${modulesFolder}/${name}/package.json`);
  const read = text.ok ? readJson('package.json', text.value ?? '') : text;
  const said = read.ok ? valueAt(read.value.root, ['odpm', 'name']) : undefined;
  return typeof said === 'string' ? said : name;
}

/** The manifest without a package, and without objects that this leaves empty. */
function without(text: string, name: string): string {
  const path = ['extensions', 'plugins', name];
  let after = withoutMember(text, path);
  for (const above of [path.slice(0, 2), path.slice(0, 1)]) {
    const read = readJson('odpm.json', after);
    const left = read.ok ? valueAt(read.value.root, above) : undefined;
    if (left !== undefined && isObject(left) && Object.keys(left).length === 0)
      after = withoutMember(after, above);
  }
  return after;
}

/** The package that a person names, by its own name or by that of its plugin. */
export async function leaving(said: string, source: Source): Promise<Checked<Leaving>> {
  const plugins = valueAt(source.document.root, ['extensions', 'plugins']);
  const known = Object.keys(plugins !== undefined && isObject(plugins) ? plugins : {});
  const called = await Promise.all(
    known.map(async (name) => ({ name, plugin: await pluginIn(name, source.place.look) })),
  );
  const found = called.find(({ name }) => name === said) ?? called.find(({ plugin }) => plugin === said);
  if (!found) return bad(notNamed({ name: said, known }));
  return andThen(edited(source, without(source.text, found.name)), (after) =>
    good({ source: after, ...found }),
  );
}

async function whileAlone({ source, name }: Leaving, host: Host): Promise<Checked<unknown>> {
  const { path, old, text, place } = source;
  const { folder } = place;
  const read = await readLock(lookFrom(host, folder));
  if (!read.ok) return read;
  const written = await rewrite({ path, old, text }, host);
  if (!written.ok) return written;
  const lock = withoutPackage(name, read.value?.lock ?? emptyLock);
  const problems = read.value
    ? await keepFile({ path: pluginsLockFile, text: lockText(lock), mode: 0o644 }, { folder, host })
    : [];
  return problems.length > 0 ? bad(...problems) : removed(name, { folder, host });
}

/** Takes a package out of the manifest and of the lock, and removes it. What its plugin keeps of the project stays. */
export async function uninstall(going: Leaving, host: Host): Promise<Checked<unknown>> {
  const { folder } = going.source.place;
  const holding = { host, folder, command: 'odpm plugins uninstall' } as const;
  return andThen(await whileHeld(holding, () => whileAlone(going, host)), (done) => done);
}

/** What a plugin keeps of a project, from the project folder. */
export async function dataOf(plugin: string, look: Look): Promise<readonly string[]> {
  const folder = '.odpm/state/plugins';
  const entries = await look.list(folder);
  return entries
    .filter(({ name }) => name === plugin || name === `${plugin}.json`)
    .map(({ name }) => join(folder, name));
}
