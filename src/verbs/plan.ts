import { exitCode } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { flag } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { preview } from '../pipeline.ts';
import { diffs, table } from '../prepare/index.ts';

/** What `odpm up` would do to this machine, and why. Changes nothing. */
export async function run(call: Call, host: Host): Promise<number> {
  const found = await preview(call, host);
  if (!found.ok) {
    report(host, found.problems);
    return exitCode(found.problems);
  }
  const { place, plan, trust } = found.value;
  const style = { width: host.terminal.width, colour: host.terminal.colour.out };
  await host.terminal.out(`${place.folder}\n\n${table(plan, style)}`);
  if (flag(call, 'diff')) await host.terminal.out(`\n${await diffs(plan, place.look)}`);

  const problems = [...found.problems, ...trust.problems, ...plan.steps.flatMap((step) => step.problems)];
  if (problems.length > 0) host.terminal.err('\n');
  report(host, problems);
  return exitCode(problems) || (flag(call, 'detailedExitcode') && plan.changes ? 2 : 0);
}
