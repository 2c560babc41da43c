import { trustOf } from '../../consent/index.ts';
import { bad, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { pluginsOf, workingWith } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { notTrusted } from '../../model/index.ts';
import type { Call, FoundPlugin } from '../../model/index.ts';
import { handlers, load } from '../../pipeline.ts';
import { find, odpmHome } from '../../place/index.ts';
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

async function answer(call: Call, host: Host): Promise<Checked<number | undefined>> {
  const place = await find(call.globals, host);
  if (!place.ok) return good(undefined);
  const loaded = await load(place.value, host);
  if (!loaded.ok) return good(undefined);
  const discovery = await pluginsOf(loaded.value, place.value, { call, host });
  const [wanted, name] = call.args;
  const plugin = discovery.plugins.find((each) => each.name === wanted);
  if (!plugin || Object.keys(plugin.commands).length === 0) return good(undefined);
  if (isHelp(name) || isHelp(call.args[2])) {
    await host.terminal.out(helpOf(plugin));
    return good(0);
  }
  const known = Object.keys(plugin.commands);
  if (name === undefined || !known.includes(name))
    return bad(noCommand({ plugin: plugin.name, name: name ?? '', known }));
  const { look } = place.value;
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const asked = { project: loaded.value.project, look, home: odpmHome(host), start: false, plugins };
  const { state, problems } = await trustOf(asked, host);
  const untrusted = notTrusted({ what: `the plugin ${plugin.name} (${plugin.from})` });
  if (!state.given) return bad(...problems, { ...untrusted, severity: 'error' });
  const working = workingWith({ loaded: loaded.value, discovery, look, handlers }, host);
  const { extensions } = await working(true);
  return carriedOut({ call, host, plugin }, (own, args) => extensions.command(plugin.name, own, args));
}

/** `odpm <plugin> <command>`: resolves to the exit code, or to nothing where the project has no such plugin. */
export async function run(call: Call, host: Host): Promise<number | undefined> {
  const found = await answer(call, host);
  report(host, found.problems);
  return found.ok ? (found.value ?? undefined) : exitCode(found.problems);
}
