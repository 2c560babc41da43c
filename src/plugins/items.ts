import { basename, relative } from 'node:path';
import { digestOf } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { FoundPlugin, Look, TrustItem } from '../model/index.ts';
import { filesBelow, lineOf } from './files.ts';
import { pluginsFolder } from './where.ts';

/** What of a plugin is asked about. */
type Asked = Pick<FoundPlugin, 'name' | 'origin' | 'entry' | 'root' | 'from' | 'config' | 'hooks'>;

/** What would run of a plugin, and what keeps it from being asked about. */
interface Items {
  readonly items: readonly TrustItem[];
  readonly problems: readonly Problem[];
}

const isSingle = ({ origin, hooks }: Asked): boolean => origin === 'local' && hooks === undefined;

const itemOf = (title: string, content: unknown): TrustItem => ({
  kind: 'plugin',
  title,
  digest: digestOf(JSON.stringify(content)),
});

const ofPlugin = ({ name, from, config }: Asked, lines: readonly string[]): TrustItem =>
  itemOf(`plugin ${name} (${from})`, [name, config, lines]);

/** Paths below `.odpm/plugins` that belong to one of these plugins, which has an item of its own. */
const pathsOf = (plugins: readonly Asked[]): ReadonlySet<string> =>
  new Set(
    plugins.flatMap((plugin) =>
      plugin.origin === 'local' ? [basename(isSingle(plugin) ? plugin.entry : plugin.root)] : [],
    ),
  );

/** A file by itself may import every other one in its folder: the first such plugin answers for them. */
async function ofSingle(plugin: Asked, among: readonly Asked[], look: Look): Promise<Items> {
  const { root: folder, entry } = plugin;
  const line = await lineOf(relative(folder, entry), { folder, look });
  const own = ofPlugin(plugin, line === undefined ? [] : [line]);
  if (among.find(isSingle)?.name !== plugin.name) return { items: [own], problems: [] };
  const others = pathsOf(among);
  const skips = (path: string): boolean => others.has(path);
  const { lines, problems } = await filesBelow({ folder, shown: pluginsFolder, look, links: 'told', skips });
  if (lines.size === 0) return { items: [own], problems };
  return { items: [own, itemOf(`files beside plugins (${pluginsFolder})`, [...lines.values()])], problems };
}

/**
 * What a person is asked about before the code of a plugin runs: its files, byte for byte, and its configuration.
 * @param among all plugins of the run
 */
export async function itemsOf(plugin: Asked, among: readonly Asked[], look: Look): Promise<Items> {
  if (plugin.origin === 'built-in') return { items: [], problems: [] };
  if (isSingle(plugin)) return ofSingle(plugin, among, look);
  const walk = { folder: plugin.root, shown: plugin.from, look, links: 'refused' } as const;
  const { lines, problems } = await filesBelow(walk);
  return { items: [ofPlugin(plugin, [...lines.values()])], problems };
}
