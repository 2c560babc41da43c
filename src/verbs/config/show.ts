import { andThen, exitCode, isError } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { asJsonText, valueFor, viewOf } from '../../inspect/index.ts';
import { textOption } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';
import { holding, read } from '../../pipeline.ts';
import { findAnywhere } from '../../place/index.ts';

/** What holds in a project, or a part of it, as JSON for people and programs alike. Runs and writes nothing, and shows no secret. */
export async function run(call: Call, host: Host): Promise<number> {
  const [pointer = ''] = call.args;
  const place = await findAnywhere(call.globals, host);
  const said = place.ok ? await read(place.value, host, textOption(call, 'scenario')) : place;
  const held = andThen(said, (files) => holding(files));
  const value = andThen(held, (holds) => valueFor(viewOf(holds), pointer));
  if (value.ok) await host.terminal.out(asJsonText(value.value));
  // Who asks for one value is told of others only what keeps it from being known.
  const problems = pointer === '' ? value.problems : value.problems.filter(isError);
  report(host, problems);
  return exitCode(value.problems);
}
