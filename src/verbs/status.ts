import { andThen, exitCode, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import {
  containersOf,
  servicesOf,
  statusJson,
  statusTable,
  statusViews,
  viewedServices,
  wantedServices,
} from '../engine/index.ts';
import type { StackStatus } from '../engine/index.ts';
import { opened } from '../extend/index.ts';
import type { Loaded } from '../extend/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag, notTrusted, textOption } from '../model/index.ts';
import type { Call, Container } from '../model/index.ts';
import { load, ownParts } from '../pipeline.ts';
import { find, stackAt } from '../place/index.ts';
import type { Place } from '../place/index.ts';

interface Asked {
  readonly place: Place;
  readonly call: Call;
  readonly host: Host;
  readonly containers: readonly Container[];
}

/** What plugins have to say of a status; their code runs where it is trusted. */
async function withPlugins(
  status: StackStatus,
  loaded: Loaded,
  { place, call, host, containers }: Asked,
): Promise<Checked<StackStatus>> {
  const { discovery, trusted, problems, working } = await opened(
    { loaded, place, call, own: ownParts },
    host,
  );
  if (discovery.plugins.length === 0) return good(status, discovery.problems);
  const untrusted = notTrusted({ what: 'the plugins of this project, which say nothing here' });
  if (!trusted) return good(status, [...problems, untrusted]);
  const { extensions, project } = await working();
  extensions.stage({ project, look: place.look, plan: undefined });
  const own = servicesOf(containers, wantedServices(project));
  const value = statusViews(own);
  const given = await extensions.points.transform('status.view', { value });
  const services = given.ok ? viewedServices(own, given.value) : own;
  const said = await extensions.status();
  return good({ ...status, services, ...said }, [...given.problems, ...extensions.warnings()]);
}

async function statusOf(call: Call, host: Host): Promise<Checked<StackStatus>> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const { folder, look } = place.value;
  const stack = await stackAt(place.value, host);
  if (!stack.ok) return stack;
  const { name } = stack.value;
  const containers = await containersOf({ name, folder, look });
  if (!containers.ok) return containers;
  // Docker knows what runs, whatever is wrong with the manifest by now.
  const loaded = await load(place.value, host);
  const wanted = loaded.ok ? wantedServices(loaded.value.project) : [];
  const services = servicesOf(containers.value, wanted);
  const status = { project: name, folder, services, lines: [], links: [] };
  const known = good(status, place.problems);
  if (!loaded.ok) return known;
  const whole = await withPlugins(status, loaded.value, {
    place: place.value,
    call,
    host,
    containers: containers.value,
  });
  return andThen(known, () => whole);
}

/** How the services of the stack are, now. Changes nothing. */
export async function run(call: Call, host: Host): Promise<number> {
  const status = await statusOf(call, host);
  report(host, status.problems);
  if (!status.ok) return exitCode(status.problems);
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  const { out } = host.terminal.colour;
  await host.terminal.out(json ? statusJson(status.value) : statusTable(status.value, out));
  return exitCode(status.problems);
}
