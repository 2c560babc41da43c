import { hookTrust, stillTrusted } from '../consent/index.ts';
import { exitCode, isError } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { containersOf } from '../engine/index.ts';
import { hooksBefore } from '../hooks/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { pluginsOf, workingWith } from '../extend/index.ts';
import { load, ownParts } from '../pipeline.ts';
import { find, odpmHome, stackAt } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { carryOut, down, hooksUnknown, hooksWait, progressOf, tellerOf, whileHeld } from '../run/index.ts';

interface Taking {
  readonly call: Call;
  readonly place: Place;
  readonly host: Host;
  readonly interrupts: Interrupts;
}

/** The programs that the project wants run before its containers are stopped. */
async function hooks({ call, place, host, interrupts }: Taking): Promise<readonly Problem[]> {
  const loaded = await load(place, host);
  // A stack can be taken down whatever is wrong with its manifest by now.
  if (!loaded.ok) return [hooksUnknown({})];
  const { project } = loaded.value;
  const step = hooksBefore(project);
  if (step.actions.length === 0) return [];
  const { look } = place;
  const discovery = await pluginsOf(loaded.value, place, { call, host });
  const plugins = discovery.plugins.flatMap(({ items }) => items);
  const asked = { project, look, home: odpmHome(host), plugins };
  const trust = await hookTrust(asked, {
    host,
    input: call.globals.input,
    command: 'odpm down',
    teller: tellerOf(host),
    given: flag(call, 'trust'),
  });
  if (!trust.ok) return [hooksWait({}), ...trust.problems];
  const progress = progressOf(host, call.globals.quiet ? 'quiet' : undefined);
  const again = stillTrusted({ ...asked, start: trust.value.start }, trust.value.digest);
  const working = workingWith({ loaded: loaded.value, discovery, look, own: ownParts }, host);
  const { extensions } = await working(true);
  const site = { host, project, look, interrupts, progress, stillTrusted: again, extensions };
  return (await carryOut(step, site)).problems;
}

async function takeDown(taking: Taking): Promise<readonly Problem[]> {
  const { call, place, host, interrupts } = taking;
  const stack = await stackAt(place, host);
  if (!stack.ok) return stack.problems;
  const { name } = stack.value;
  const found = await containersOf({ ...place, name });
  if (!found.ok) return found.problems;
  if (found.value.length === 0) {
    host.terminal.err('Nothing to stop: this project has no containers.\n');
    return [];
  }
  const said = call.options['hooks'] === false ? [] : await hooks(taking);
  if (said.some(isError) || interrupts.code() !== undefined) return said;
  return [...said, ...(await down(name, host, interrupts))];
}

/** Stops the stack and removes its containers. Needs no sound manifest: Docker knows what belongs to the project. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const place = await find(call.globals, host);
  const held = place.ok
    ? await whileHeld({ host, folder: place.value.folder, command: 'odpm down' }, () =>
        takeDown({ call, place: place.value, host, interrupts }),
      )
    : place;
  const problems = held.ok ? held.value : held.problems;
  report(host, problems);
  interrupts.end();
  return interrupts.code() ?? exitCode(problems);
}
