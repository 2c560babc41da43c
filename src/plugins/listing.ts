import { paints, version } from '../base/index.ts';
import { asData, isError, visible } from '../diagnostics/index.ts';
import type { FoundPlugin } from '../model/index.ts';
import type { Survey } from './discover.ts';

/** A plugin as `odpm plugins list` tells of it. */
export interface ListedPlugin extends FoundPlugin {
  readonly state: 'on' | 'off' | 'refused';
  /** What switches it off, or what is wrong with it; empty when it is on. */
  readonly why: string;
}

/** All plugins of a project: in the order in which they are loaded, behind them those that are not. */
export function listedIn({ plugins, left, off }: Survey): readonly ListedPlugin[] {
  const on = plugins.map((plugin): ListedPlugin => {
    const wrong = plugin.problems.find(isError);
    return { ...plugin, state: wrong ? 'refused' : 'on', why: wrong?.message ?? '' };
  });
  return [
    ...on,
    ...left.map((plugin) => ({ ...plugin, state: 'off' as const, why: off.get(plugin.name) ?? '' })),
  ];
}

const stateOf = ({ state, why }: ListedPlugin): string => (why === '' ? state : `${state}: ${why}`);

/** `1.1.0` is called 1.1. */
const apiOf = ({ api }: FoundPlugin): string => (api === '' ? '-' : api.replace(/\.0$/, ''));

/** One line a plugin, for people. */
export function pluginsTable(plugins: readonly ListedPlugin[], colour: boolean): string {
  const { bold, green, yellow, red } = paints(colour);
  const paint = { on: green, off: yellow, refused: red };
  const head = ['PLUGIN', 'VERSION', 'API', 'FROM', 'STATE'];
  const rows = plugins.map((plugin) => {
    const { name, version: own, from } = plugin;
    return [name, own ?? '-', apiOf(plugin), from, stateOf(plugin)].map(visible);
  });
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = rows.map((row, at) => paint[plugins[at]?.state ?? 'on'](lineOf(row)));
  return `${[bold(lineOf(head)), ...lines].join('\n')}\n`;
}

const listOf = (entries: readonly string[]): string => entries.join(', ');

function declared({ requires, commands, hooks, aliases }: FoundPlugin): [string, string][] {
  return [
    ['requires', listOf(Object.entries(requires).map(([name, range]) => `${name} ${range}`))],
    ['commands', listOf(Object.entries(commands).map(([name, { summary }]) => `${name} (${summary})`))],
    ['hooks', hooks ? listOf(hooks) : 'its code tells'],
    ['aliases', listOf(Object.entries(aliases).map(([old, today]) => `${old} → ${today}`))],
  ];
}

/** Everything that is known of a plugin without its code, line by line. */
export function pluginPage(plugin: ListedPlugin): string {
  const { name, description, author, from, config, items } = plugin;
  const section = JSON.stringify(config);
  const rows: [string, string | undefined][] = [
    ['plugin', name],
    ['version', plugin.version],
    ['about', description],
    ['author', author],
    ['from', from],
    ['api', apiOf(plugin)],
    // What is wrong is told in full below.
    ['state', plugin.state === 'refused' ? 'refused' : stateOf(plugin)],
    ...declared(plugin),
    ['config', section === '{}' ? '' : section],
    ...items.map(({ title, digest }): [string, string] => [
      'trust',
      `${title} sha256:${digest.slice(0, 12)}`,
    ]),
  ];
  const said = rows.filter(([, value]) => value !== undefined && value !== '');
  return `${said.map(([key, value = '']) => `${key.padEnd(8)}  ${visible(value)}`).join('\n')}\n`;
}

const dataOf = (plugin: ListedPlugin): object => ({
  name: plugin.name,
  ...(plugin.version !== undefined && { version: plugin.version }),
  ...(plugin.description !== undefined && { description: plugin.description }),
  ...(plugin.author !== undefined && { author: plugin.author }),
  ...(plugin.api !== '' && { api: plugin.api }),
  origin: plugin.origin,
  from: plugin.from,
  state: plugin.state,
  ...(plugin.state === 'off' && { off_by: plugin.why }),
  requires: plugin.requires,
  commands: plugin.commands,
  ...(plugin.hooks && { hooks: plugin.hooks }),
  aliases: plugin.aliases,
  config: plugin.config,
  problems: plugin.problems.map(asData),
});

/** The same for programs: the document that `schemas/plugins.v1.schema.json` describes. */
export const pluginsJson = (plugins: readonly ListedPlugin[]): string =>
  `${JSON.stringify({ format_version: 1, odpm: version, plugins: plugins.map(dataOf) }, undefined, 2)}\n`;
