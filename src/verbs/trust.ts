import { askTrust, trustOf } from '../consent/index.ts';
import { andThen, bad, exitCode, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { pluginsOf } from '../extend/index.ts';
import { load } from '../pipeline/index.ts';
import { find, odpmHome } from '../place/index.ts';
import { tellerOf } from '../run/index.ts';

async function trusted(call: Call, host: Host): Promise<Checked<string>> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const loaded = await load(place.value, host, textOption(call, 'scenario'));
  if (!loaded.ok) return loaded;
  const { look, folder } = place.value;
  const { project } = loaded.value;
  const { plugins: found } = await pluginsOf(loaded.value, place.value, { call, host });
  const plugins = found.flatMap(({ items }) => items);
  const trust = await trustOf({ project, look, home: odpmHome(host), start: true, plugins }, host);
  if (trust.problems.length > 0) return bad(...trust.problems);
  const { wanted, state } = trust;
  if (wanted.items.length === 0)
    return good('Nothing of this project would run on this machine: no trust is needed.\n');
  if (state.given) return good(`You trust what ${folder} would run; "odpm untrust" forgets it.\n`);
  const asking = { host, input: call.globals.input, command: 'odpm up', teller: tellerOf(host) } as const;
  return andThen(await askTrust(trust, asking), () => good(`Trusted: ${folder}\n`));
}

/** Shows what of a project would run on this machine, and remembers a yes to it. */
export async function run(call: Call, host: Host): Promise<number> {
  const answer = await trusted(call, host);
  report(host, answer.problems);
  if (answer.ok) await host.terminal.out(answer.value);
  return exitCode(answer.problems);
}
