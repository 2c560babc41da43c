import { andThen, exitCode, good } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import {
  artifactAt,
  composeDeployer,
  deployedBy,
  deployerLacking,
  statusJson,
  statusTable,
  statusViews,
  viewedServices,
  wantedServices,
} from '../engine/index.ts';
import type { By, StackStatus } from '../engine/index.ts';
import { opened } from '../extend/index.ts';
import type { Loaded, Working } from '../extend/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag, notTrusted, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { load, ownParts } from '../pipeline/index.ts';
import { find, stackAt } from '../place/index.ts';
import type { Place } from '../place/index.ts';

interface Asked {
  readonly place: Place;
  readonly call: Call;
  readonly host: Host;
  /** The deployer of a plugin that started the stack. */
  readonly by: By | undefined;
}

type Services = StackStatus['services'];

/** The stack as its deployer knows it. */
async function deployed(
  status: StackStatus,
  { by, place: { look } }: Asked,
  { extensions, project }: Working,
): Promise<Checked<Services>> {
  const artifact = await artifactAt(status.project, look);
  // What plugins declare is wanted, too; Docker has answered by now.
  if (!by)
    return composeDeployer({ folder: status.folder, look, wanted: wantedServices(project) }).ask.checkStatus(
      artifact,
    );
  const found = await extensions.providers.deployer(artifact, by.name);
  return found.ok ? found.value.ask.checkStatus(artifact) : found;
}

/** What plugins have to say of a status; their code runs where it is trusted. */
async function withPlugins(status: StackStatus, loaded: Loaded, asked: Asked): Promise<Checked<StackStatus>> {
  const { place, call, host } = asked;
  const { discovery, trusted, problems, working } = await opened(
    { loaded, place, call, own: ownParts },
    host,
  );
  if (discovery.plugins.length === 0) return good(status, [...discovery.problems, ...lacking(asked)]);
  const untrusted = notTrusted({ what: 'the plugins of this project, so their status is not shown' });
  if (!trusted) return good(status, [...problems, untrusted, ...lacking(asked)]);
  const at = await working();
  const { extensions, project } = at;
  extensions.stage({ project, look: place.look, plan: undefined });
  const known = await deployed(status, asked, at);
  const own = known.ok ? known.value : status.services;
  const given = await extensions.points.transform('status.view', { value: statusViews(own) });
  const services = given.ok ? viewedServices(own, given.value) : own;
  const said = await extensions.status();
  const all = [...(known.ok ? [] : lacking(asked)), ...known.problems, ...given.problems];
  return good({ ...status, services, ...said }, [...all, ...extensions.warnings()]);
}

/** What a stack is like that Docker does not know is told by its deployer alone. */
const lacking = ({ by }: Asked): readonly Problem[] =>
  by ? [{ ...deployerLacking(by), severity: 'warning' }] : [];

async function statusOf(call: Call, host: Host): Promise<Checked<StackStatus>> {
  const place = await find(call.globals, host);
  if (!place.ok) return place;
  const { folder, look } = place.value;
  const stack = await stackAt(place.value, host);
  if (!stack.ok) return stack;
  const { name } = stack.value;
  const by = await deployedBy(look);
  // Docker knows what runs, whatever is wrong with the manifest by now.
  const loaded = await load(place.value, host);
  const wanted = loaded.ok ? wantedServices(loaded.value.project) : [];
  const compose = composeDeployer({ folder, look, wanted });
  const found = await compose.ask.checkStatus(await artifactAt(name, look));
  if (!found.ok) return found;
  const status = { project: name, folder, services: found.value, lines: [], links: [] };
  const known = good(status, place.problems);
  const asked = { place: place.value, call, host, by };
  if (!loaded.ok) return good(status, [...place.problems, ...lacking(asked)]);
  const whole = await withPlugins(status, loaded.value, asked);
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
