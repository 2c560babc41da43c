import { exitCode } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { happenIn } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { sourceOf, switched } from '../../packages/index.ts';
import type { Source } from '../../packages/index.ts';
import { load, ownParts } from '../../pipeline/index.ts';

/** What the plugin wants done now that it is on. */
async function after({ place }: Source, call: Call, host: Host): Promise<readonly Problem[]> {
  const interrupts = host.catchSignals();
  const loaded = await load(place, host);
  const happening = { event: 'onEnable', plugin: call.args[0] ?? '' } as const;
  return happenIn(happening, { place, loaded, call, own: ownParts, interrupts }, host).finally(() =>
    interrupts.end(),
  );
}

async function enable(call: Call, host: Host): Promise<readonly Problem[]> {
  const [name = ''] = call.args;
  const source = await sourceOf(call, host);
  if (!source.ok) return source.problems;
  const done = await switched({ name, on: true }, source.value, host);
  if (!done.ok) return done.problems;
  const said = done.value ? `${name} is on again; user_settings.json is written` : `${name} is on already`;
  await host.terminal.out(`${said}\n`);
  return done.value ? [...done.problems, ...(await after(source.value, call, host))] : done.problems;
}

/** Switches a plugin on again for this user, in `user_settings.json`. */
export async function run(call: Call, host: Host): Promise<number> {
  const problems = await enable(call, host);
  report(host, problems);
  return exitCode(problems);
}
