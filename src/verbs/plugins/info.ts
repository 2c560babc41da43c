import { closest } from '../../base/index.ts';
import { bad, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { everyPlugin } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { flag, textOption } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';
import { read } from '../../pipeline/index.ts';
import { find } from '../../place/index.ts';
import { listedIn, noSuchPlugin, pluginPage, pluginsJson } from '../../plugins/index.ts';
import type { ListedPlugin } from '../../plugins/index.ts';

async function named(name: string, call: Call, host: Host): Promise<Checked<ListedPlugin>> {
  const place = await find(call.globals, host);
  const said = place.ok ? await read(place.value, host) : place;
  if (!place.ok || !said.ok) return bad(...said.problems);
  const plugins = listedIn(await everyPlugin(said.value, place.value, host));
  const plugin = plugins.find((each) => each.name === name);
  const known = plugins.map((each) => each.name);
  return plugin ? good(plugin) : bad(noSuchPlugin({ name, near: closest(name, known), known }));
}

/** Everything that is known of a plugin without its code, and what is wrong with it. */
export async function run(call: Call, host: Host): Promise<number> {
  const [name = ''] = call.args;
  const plugin = await named(name, call, host);
  if (!plugin.ok) {
    report(host, plugin.problems);
    return exitCode(plugin.problems);
  }
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  await host.terminal.out(json ? pluginsJson([plugin.value]) : pluginPage(plugin.value));
  report(host, plugin.value.problems);
  return 0;
}
