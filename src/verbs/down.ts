import { hookTrust, stillTrusted } from '../consent/index.ts';
import { exitCode, good, isError } from '../diagnostics/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import {
  artifactAt,
  composeDeployer,
  containersOf,
  deployedBy,
  deployerLacking,
  forgetting,
} from '../engine/index.ts';
import type { By } from '../engine/index.ts';
import { hooksBefore } from '../hooks/index.ts';
import { report } from '../host/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { pluginsOf, workingWith } from '../extend/index.ts';
import type { Loaded, Working } from '../extend/index.ts';
import { load, ownParts } from '../pipeline/index.ts';
import { find, odpmHome, stackAt } from '../place/index.ts';
import type { Place } from '../place/index.ts';
import { carryOut, down, hooksUnknown, hooksWait, progressOf, tellerOf, whileHeld } from '../run/index.ts';
import type { Site } from '../run/index.ts';

interface Taking {
  readonly call: Call;
  readonly place: Place;
  readonly host: Host;
  readonly interrupts: Interrupts;
}

/** Where code of the project runs, once its user trusts it. `plugins`: whether code of plugins is needed. */
async function siteOf(
  { call, place, host, interrupts }: Taking,
  loaded: Loaded,
  plugins: boolean,
): Promise<Checked<Site & Pick<Working, 'extensions'>>> {
  const { look } = place;
  const { project } = loaded;
  const discovery = await pluginsOf(loaded, place, { call, host });
  const items = discovery.plugins.flatMap((plugin) => plugin.items);
  const asked = { project, look, home: odpmHome(host), plugins: items };
  const trust = await hookTrust(asked, {
    host,
    input: call.globals.input,
    command: 'odpm down',
    teller: tellerOf(host),
    given: flag(call, 'trust'),
  });
  if (!trust.ok) return trust;
  const progress = progressOf(host, call.globals.quiet ? 'quiet' : undefined);
  const again = stillTrusted({ ...asked, start: trust.value.start }, trust.value.digest);
  const given = plugins ? discovery : { ...discovery, plugins: [] };
  const { extensions } = await workingWith({ loaded, discovery: given, look, own: ownParts }, host)(true);
  return good({ host, project, look, interrupts, progress, stillTrusted: again, extensions });
}

/** The programs that the project wants run before its containers are stopped. */
async function hooks(taking: Taking): Promise<readonly Problem[]> {
  const loaded = await load(taking.place, taking.host);
  // A stack can be taken down whatever is wrong with its manifest by now.
  if (!loaded.ok) return [hooksUnknown({})];
  const { project } = loaded.value;
  const step = hooksBefore(project);
  if (step.actions.length === 0) return [];
  // Code of plugins is loaded where a hook names it.
  const called = project.hooks.some((hook) => hook.moment === 'pre_down' && 'id' in hook);
  const site = await siteOf(taking, loaded.value, called);
  return site.ok ? (await carryOut(step, site.value)).problems : [hooksWait({}), ...site.problems];
}

/** What a plugin's deployer has started, it stops. */
async function stopBy(
  { name, plugin }: By,
  { project, taking }: { readonly project: string; readonly taking: Taking },
): Promise<readonly Problem[]> {
  const { place, host } = taking;
  const loaded = await load(place, host);
  const site = loaded.ok ? await siteOf(taking, loaded.value, true) : loaded;
  if (!site.ok) return [deployerLacking({ name, plugin }), ...site.problems];
  const artifact = await artifactAt(project, place.look);
  const found = await site.value.extensions.providers.deployer(artifact, name);
  if (!found.ok) return [deployerLacking({ name, plugin }), ...found.problems];
  const actions = await found.value.ask.stop(artifact);
  if (!actions.ok) return actions.problems;
  const because = `deployer ${name} of the plugin ${plugin}`;
  const step = { id: 'compose.down', because, actions: [...actions.value, forgetting] };
  return (await carryOut(step, site.value)).problems;
}

async function stop(project: string, { place, host, interrupts }: Taking): Promise<readonly Problem[]> {
  const artifact = await artifactAt(project, place.look);
  const actions = await composeDeployer({ ...place, wanted: [] }).ask.stop(artifact);
  const problems: Problem[] = [...actions.problems];
  for (const action of actions.ok ? actions.value : [])
    if (action.kind === 'exec') problems.push(...(await down(action, host, interrupts)));
  return problems;
}

async function takeDown(taking: Taking): Promise<readonly Problem[]> {
  const { call, place, host, interrupts } = taking;
  const stack = await stackAt(place, host);
  if (!stack.ok) return stack.problems;
  const { name } = stack.value;
  const by = await deployedBy(place.look);
  const found = by ? good([]) : await containersOf({ ...place, name });
  if (!found.ok) return found.problems;
  if (!by && found.value.length === 0) {
    host.terminal.err('Nothing to stop: this project has no containers.\n');
    return [];
  }
  const said = call.options['hooks'] === false ? [] : await hooks(taking);
  if (said.some(isError) || interrupts.code() !== undefined) return said;
  return [...said, ...(await (by ? stopBy(by, { project: name, taking }) : stop(name, taking)))];
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
