import { basename } from 'node:path';
import { isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Discovery, FoundPlugin } from '../model/index.ts';
import { draftsOf, wantedPackages } from './drafts.ts';
import { itemsOf } from './items.ts';
import { localPlugins } from './local.ts';
import { ordered } from './requires.ts';
import { sectionOf, strangeSections } from './sections.ts';
import { switchedOff, unknownNames } from './switched.ts';
import type { Draft, Where } from './where.ts';

const plain = ({ document, schema, key, place, unread, ...plugin }: Draft): FoundPlugin => ({
  ...plugin,
  config: {},
  items: [],
});

async function configured(draft: Draft, where: Where): Promise<FoundPlugin> {
  const { config, problems } = await sectionOf(draft, where);
  return { ...plain(draft), config, problems: [...draft.problems, ...problems] };
}

/** With what a person is asked about; one that cannot be loaded needs no trust. */
async function withItems(
  plugin: FoundPlugin,
  among: readonly FoundPlugin[],
  { look }: Where,
): Promise<FoundPlugin> {
  if (plugin.problems.some(isError)) return plugin;
  const { items, problems } = await itemsOf(plugin, among, look);
  return { ...plugin, items, problems: [...plugin.problems, ...problems] };
}

/** Every plugin of a project, those that are switched off too. */
export interface Survey extends Discovery {
  /** In the order in which they were found. */
  readonly left: readonly FoundPlugin[];
}

/** As `discover`, and what is known of the plugins that are switched off. */
export async function survey(where: Where): Promise<Survey> {
  const { drafts, problems } = await draftsOf(where);
  const strange = (): readonly Problem[] => [
    ...problems,
    ...unknownNames(drafts, where),
    ...strangeSections(drafts, where),
  ];
  const off = switchedOff(drafts, where);
  const on = ordered(
    drafts.filter(({ name }) => !off.has(name)),
    off,
  );
  const plugins = await Promise.all(on.map((draft) => configured(draft, where)));
  const asked = where.installed
    ? await Promise.all(plugins.map((plugin) => withItems(plugin, plugins, where)))
    : plugins;
  const left = drafts.filter(({ name }) => off.has(name)).map(plain);
  return { plugins: asked, off, problems: strange(), left };
}

/** The names alone: nothing of a plugin that is not wanted is looked at. */
async function allOff(where: Where): Promise<Discovery> {
  const { candidates } = await localPlugins(where);
  const packages = wantedPackages(where).map(({ name }) => basename(name));
  const names = [...packages, ...candidates.map(({ name }) => name)].map((name) => ({
    name,
    key: undefined,
  }));
  return { plugins: [], off: switchedOff(names, where), problems: [] };
}

/**
 * The plugins of a project in the order in which they are loaded: packages as the manifest names them, behind them the
 * project's own, each behind those that it requires. No code is loaded; everything that is wrong is told at its place.
 */
export async function discover(where: Where): Promise<Discovery> {
  if (where.off) return allOff(where);
  const { plugins, off, problems } = await survey(where);
  return { plugins, off, problems };
}
