import { bad, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { opened } from '../../extend/index.ts';
import type { Loaded, Opened } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { notTrusted } from '../../model/index.ts';
import type { Call, FoundPlugin } from '../../model/index.ts';
import { load, ownParts } from '../../pipeline/index.ts';
import { find } from '../../place/index.ts';
import type { Place } from '../../place/index.ts';
import { noCommand } from '../../plugins/index.ts';
import { whileHeld } from '../../run/index.ts';

/** `odpm mailpit`, `odpm mailpit --help`: what there is to call; no code runs. */
function helpOf({ name, description, commands }: FoundPlugin): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length));
  const rows = Object.entries(commands).map(([own, { summary }]) => `  ${own.padEnd(width)}  ${summary}\n`);
  const title = `Usage: odpm ${name} <command> [arguments...]\n`;
  return `${title}${description === undefined ? '' : `\n${description}\n`}\nCommands:\n${rows.join('')}`;
}

interface Calling {
  readonly call: Call;
  readonly host: Host;
  readonly plugin: FoundPlugin;
}

const isHelp = (word: string | undefined): boolean => word === undefined || /^(-h|--help|help)$/.test(word);

/** Whether a command only looks: then it need not wait for others. */
const reads = ({ commands }: FoundPlugin, name: string): boolean => commands[name]?.access === 'read';

async function carriedOut(
  { call, host, plugin }: Calling,
  run: (name: string, args: readonly string[]) => Promise<Checked<number>>,
): Promise<Checked<number>> {
  const [name = '', ...args] = call.args.slice(1);
  if (reads(plugin, name)) return run(name, args);
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const command = `odpm ${plugin.name} ${name}` as const;
  const held = await whileHeld({ host, folder: place.value.folder, command }, () => run(name, args));
  return held.ok ? held.value : held;
}

interface Found {
  readonly place: Place;
  readonly loaded: Loaded;
  readonly opened: Opened;
}

async function called(
  calling: Calling,
  { opened: { trusted, problems, working } }: Found,
): Promise<Checked<number>> {
  const { plugin, call } = calling;
  const name = call.args[1] ?? '';
  const known = Object.keys(plugin.commands);
  if (!known.includes(name)) return bad(noCommand({ plugin: plugin.name, name, known }));
  const untrusted = notTrusted({ what: `the plugin ${plugin.name} (${plugin.from})` });
  if (!trusted && plugin.origin !== 'built-in') return bad(...problems, { ...untrusted, severity: 'error' });
  const { extensions } = await working();
  return carriedOut(calling, (own, args) => extensions.command(plugin.name, own, args));
}

/** Nothing where the project has no such plugin. */
async function answer(call: Call, host: Host): Promise<Checked<number | undefined>> {
  const place = await find(call.globals, host);
  const loaded = place.ok ? await load(place.value, host) : undefined;
  if (!place.ok || loaded?.ok !== true) return good(undefined);
  const at = { place: place.value, loaded: loaded.value };
  const found = await opened({ ...at, call, own: ownParts }, host);
  const plugin = found.discovery.plugins.find(({ name }) => name === call.args[0]);
  if (!plugin || Object.keys(plugin.commands).length === 0) return good(undefined);
  if (isHelp(call.args[1]) || isHelp(call.args[2] ?? '')) {
    await host.terminal.out(helpOf(plugin));
    return good(0);
  }
  return called({ call, host, plugin }, { ...at, opened: found });
}

/** `odpm <plugin> <command>`: resolves to the exit code, or to nothing where the project has no such plugin. */
export async function run(call: Call, host: Host): Promise<number | undefined> {
  const found = await answer(call, host);
  report(host, found.problems);
  return found.ok ? (found.value ?? undefined) : exitCode(found.problems);
}
