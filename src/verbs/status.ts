import { andThen, exitCode, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { containersOf, servicesOf, statusJson, statusTable, wantedServices } from '../engine/index.ts';
import type { StackStatus } from '../engine/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { load } from '../pipeline.ts';
import { find, stackAt } from '../place/index.ts';

async function statusOf(call: Call, host: Host): Promise<Checked<StackStatus>> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const { folder, look } = place.value;
  const stack = await stackAt(place.value, host);
  if (!stack.ok) return stack;
  const { name } = stack.value;
  const containers = await containersOf({ name, folder, look });
  // Docker knows what runs, whatever is wrong with the manifest by now.
  const project = await load(place.value, host);
  const wanted = project.ok ? wantedServices(project.value.project) : [];
  return andThen(containers, (found) =>
    good({ project: name, folder, services: servicesOf(found, wanted) }, place.problems),
  );
}

/** How the services of the stack are, now. Changes nothing. */
export async function run(call: Call, host: Host): Promise<number> {
  const status = await statusOf(call, host);
  report(host, status.problems);
  if (!status.ok) return exitCode(status.problems);
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  const { out } = host.terminal.colour;
  await host.terminal.out(json ? statusJson(status.value) : statusTable(status.value, out));
  return 0;
}
