import { exitCode } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { sourceOf, switched } from '../../packages/index.ts';

/** Switches a plugin on again for this user, in `user_settings.json`. */
export async function run(call: Call, host: Host): Promise<number> {
  const [name = ''] = call.args;
  const source = await sourceOf(call, host);
  const done = source.ok ? await switched({ name, on: true }, source.value, host) : source;
  report(host, done.problems);
  if (done.ok)
    await host.terminal.out(
      done.value ? `${name} is on again; user_settings.json is written\n` : `${name} is on already\n`,
    );
  return exitCode(done.problems);
}
