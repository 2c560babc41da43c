import { bad, exitCode, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { badTail, containersOf, noSuchService } from '../engine/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag, physicalName, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { find, stackAt } from '../place/index.ts';
import { logs } from '../run/index.ts';

function tailOf(call: Call): Checked<number | undefined> {
  const said = textOption(call, 'tail');
  if (said === undefined || said === 'all') return good(undefined);
  return /^\d{1,9}$/.test(said) ? good(Number(said)) : bad(badTail({ said }));
}

async function show(call: Call, host: Host, interrupts: Interrupts): Promise<readonly Problem[]> {
  const tail = tailOf(call);
  if (!tail.ok) return tail.problems;
  const place = await find(call.globals, host);
  if (!place.ok) return place.problems;
  const stack = await stackAt(place.value, host);
  if (!stack.ok) return stack.problems;
  const { name, settings } = stack.value;
  const found = await containersOf({ ...place.value, name });
  if (!found.ok) return found.problems;
  const known = [...new Set(found.value.map(({ service }) => service))].sort();
  if (known.length === 0) {
    host.terminal.err('Nothing to show: this project has no containers.\n');
    return [];
  }
  const services = call.args.map((each) =>
    known.includes(each) ? each : physicalName(settings.names, each),
  );
  const lost = services.filter((each) => !known.includes(each));
  if (lost.length > 0) return lost.map((service) => noSuchService({ service, known }));
  return logs({ name, services, follow: flag(call, 'follow'), tail: tail.value }, host, interrupts);
}

/** What the services of the stack printed. */
export async function run(call: Call, host: Host): Promise<number> {
  const interrupts = host.catchSignals();
  const problems = await show(call, host, interrupts).finally(() => interrupts.end());
  report(host, problems);
  return interrupts.code() ?? exitCode(problems);
}
