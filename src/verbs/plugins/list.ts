import { exitCode } from '../../diagnostics/index.ts';
import { everyPlugin } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { flag, textOption } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';
import { read } from '../../pipeline/index.ts';
import { find } from '../../place/index.ts';
import { listedIn, pluginsJson, pluginsTable } from '../../plugins/index.ts';

/** The plugins of a project: from where they come, and whether they are on. None of their code is loaded. */
export async function run(call: Call, host: Host): Promise<number> {
  const place = await find(call.globals, host);
  const said = place.ok ? await read(place.value, host) : place;
  if (!place.ok || !said.ok) {
    report(host, said.problems);
    return exitCode(said.problems);
  }
  const found = await everyPlugin(said.value, place.value, host);
  const plugins = listedIn(found);
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  if (json) await host.terminal.out(pluginsJson(plugins));
  else if (plugins.length > 0) await host.terminal.out(pluginsTable(plugins, host.terminal.colour.out));
  else await host.terminal.out('This project has no plugins.\n');
  report(host, found.problems);
  return 0;
}
