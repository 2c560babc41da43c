import { basename, join, relative, resolve } from 'node:path';
import { isObject } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { lookFrom } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { readJson } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { badNewName, folderTaken, noPluginHere } from '../plugins/index.ts';
import { made } from '../run/index.ts';
import { filesOf, sdkLink } from './template.ts';

/** For people who write plugins: where they are, no project is needed. */
const hereOf = ({ globals }: Call, { machine }: Host): string => resolve(machine.cwd, globals.folder ?? '');

/** The links that lead to the odpm that runs: one that stays, and the one that Node and TypeScript find by it. */
const linksTo = (odpm: string): ReadonlyMap<string, string> =>
  new Map([
    [sdkLink, odpm],
    ['node_modules/odpm', `../${sdkLink}`],
  ]);

/** Makes the folder of a new plugin → its path, as it is shown, and those of its files in it. */
export async function newPlugin(call: Call, host: Host): Promise<Checked<Made>> {
  const [name = ''] = call.args;
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) return bad(badNewName({ name }));
  const folder = join(hereOf(call, host), name);
  const shown = relative(host.machine.cwd, folder);
  const there = await host.files.stat(folder);
  const isFree = !there || (there.kind === 'directory' && (await host.files.list(folder)).length === 0);
  if (!isFree) return bad(folderTaken({ folder: shown }));
  const files = filesOf(name);
  const done = await made({ folder, files, links: linksTo(host.machine.package) }, host);
  return done.ok ? good({ folder: shown, files: [...files.keys()] }) : done;
}

interface Made {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Makes the links of a plugin's folder anew → its name. */
export async function linkedPlugin(call: Call, host: Host): Promise<Checked<string>> {
  const folder = hereOf(call, host);
  const text = await lookFrom(host, folder).read('package.json');
  const read = text.ok ? readJson('package.json', text.value ?? '{}') : text;
  if (!read.ok) return read;
  const plugin = valueAt(read.value.root, ['odpm']);
  if (plugin === undefined || !isObject(plugin)) return bad(noPluginHere({ folder }));
  const done = await made({ folder, files: new Map(), links: linksTo(host.machine.package) }, host);
  return done.ok ? good(basename(folder)) : done;
}
