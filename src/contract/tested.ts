import { dirname, relative, resolve } from 'node:path';
import type { JsonObject } from '../base/index.ts';
import { bad, checked, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { workingWith } from '../extend/index.ts';
import type { Working } from '../extend/index.ts';
import { lookFrom, nodeFiles } from '../host/index.ts';
import { extensionApiVersion } from '../model/index.ts';
import type { FoundPlugin, PluginDefinition } from '../model/index.ts';
import { ownParts } from '../pipeline/index.ts';
import { alone } from '../plugins/index.ts';
import { noPluginHere } from './problems.ts';
import { machineOf } from './project.ts';
import type { Real, Setting } from './project.ts';

/** A plugin that is tested: what is known of it, and its code when it is no file. */
export interface Tested {
  readonly found: FoundPlugin;
  readonly definition?: PluginDefinition;
  readonly real?: Real;
}

/** What a test says of a plugin that is only code. */
export interface Named {
  /** `plugin` when nothing is said. */
  readonly name?: string;
  /** Its section of `extensions.config`, defaults filled in. */
  readonly config?: JsonObject;
}

/** Code by itself counts as a plugin that declares all that it has. */
export function ofDefinition(definition: PluginDefinition, { name = 'plugin', config = {} }: Named): Tested {
  const commands = Object.keys(definition.commands ?? {}).map((each) => [
    each,
    { summary: '', access: 'write' },
  ]);
  const found = {
    name,
    origin: 'built-in',
    // So that it can be another one than before.
    version: '1.0.0',
    description: undefined,
    author: undefined,
    api: `${extensionApiVersion}.0`,
    entry: name,
    root: '',
    from: 'this test',
    requires: {},
    config,
    commands: Object.fromEntries(commands) as FoundPlugin['commands'],
    hooks: Object.keys(definition.hooks ?? {}),
    aliases: {},
    at: undefined,
    problems: [],
    items: [],
  } as const;
  return { found, definition };
}

interface Somewhere {
  /** Its section of `extensions.config`; `undefined`: what its schema has as examples. */
  readonly config: FoundPlugin['config'] | undefined;
  /** Shown paths count from it; absolute. */
  readonly from: string;
  /** Where odpm's own package lies. */
  readonly package: string;
}

/** A plugin as it lies on the disk: a folder with a `package.json`, or one file. Runs nothing. */
export async function ofPath(path: string, { from, config, ...at }: Somewhere): Promise<Checked<Tested>> {
  const whole = resolve(from, path);
  const disk = nodeFiles(from);
  const place = await disk.real(whole);
  const kind = place && (await disk.stat(place))?.kind;
  if (place === undefined || (kind !== 'file' && kind !== 'directory')) return bad(noPluginHere({ path }));
  const real = { root: kind === 'file' ? dirname(place) : place, single: kind === 'file' };
  const look = lookFrom(machineOf({}, at.package, real), real.root);
  const found = await alone({ path: place, shown: relative(from, real.root), config, look });
  return good({ found, real });
}

/** The project with these plugins alone. */
export function workingIn(
  { host, place: { look }, loaded }: Pick<Setting, 'host' | 'place' | 'loaded'>,
  tested: readonly Tested[],
): Promise<Checked<Working>> {
  if (!loaded.ok) return Promise.resolve(loaded);
  const discovery = { plugins: tested.map(({ found }) => found), off: new Map(), problems: [] };
  const given = new Map(
    tested.flatMap(({ found, definition }) => (definition ? [[found.name, definition]] : [])),
  );
  const builtIn = (name: string): Promise<PluginDefinition | undefined> => Promise.resolve(given.get(name));
  const own = { loaded: loaded.value, discovery, look, own: ownParts };
  const working = workingWith(given.size > 0 ? { ...own, builtIn } : own, host);
  return working(true).then((value) => checked(value, loaded.problems));
}
