import { exitCode } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { happenIn } from '../../extend/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { sourceOf, switched } from '../../packages/index.ts';
import type { Source } from '../../packages/index.ts';
import { load, ownParts } from '../../pipeline/index.ts';

/** What the plugin wants done before it is off. */
async function before({ place }: Source, call: Call, host: Host): Promise<readonly Problem[]> {
  const interrupts = host.catchSignals();
  const loaded = await load(place, host);
  const happening = { event: 'onDisable', plugin: call.args[0] ?? '' } as const;
  return happenIn(happening, { place, loaded, call, own: ownParts, interrupts }, host).finally(() =>
    interrupts.end(),
  );
}

async function disable(call: Call, host: Host): Promise<readonly Problem[]> {
  const [name = ''] = call.args;
  const source = await sourceOf(call, host);
  if (!source.ok) return source.problems;
  const last = await before(source.value, call, host);
  if (exitCode(last) !== 0) return last;
  const done = await switched({ name, on: false }, source.value, host);
  if (!done.ok) return [...last, ...done.problems];
  const said = done.value
    ? `${name} is off for you; user_settings.json is written`
    : `${name} is off already`;
  await host.terminal.out(`${said}\n`);
  return [...last, ...done.problems];
}

/** Switches a plugin off for this user, in `user_settings.json`. */
export async function run(call: Call, host: Host): Promise<number> {
  const problems = await disable(call, host);
  report(host, problems);
  return exitCode(problems);
}
