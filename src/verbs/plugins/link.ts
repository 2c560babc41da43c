import { exitCode } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call } from '../../model/index.ts';
import { linkedPlugin } from '../../packages/index.ts';

/** Links a plugin's folder to the odpm that runs, for types and tests. */
export async function run(call: Call, host: Host): Promise<number> {
  const done = await linkedPlugin(call, host);
  report(host, done.problems);
  if (done.ok)
    await host.terminal.out(`${done.value} has its types and tests from ${host.machine.package}\n`);
  return exitCode(done.problems);
}
