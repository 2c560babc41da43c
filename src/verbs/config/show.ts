import { andThen, exitCode, good, isError } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { asJsonText, valueFor, viewOf } from '../../inspect/index.ts';
import { textOption } from '../../model/index.ts';
import type { Call, Document } from '../../model/index.ts';
import { holding, read } from '../../pipeline/index.ts';
import { findAnywhere } from '../../place/index.ts';

/** Whether a problem is one of a line that a value, or something in it, comes from. */
function concerns({ origins }: Document, pointer: string): (problem: Problem) => boolean {
  const own = [...origins].filter(([at]) => at === pointer || at.startsWith(`${pointer}/`));
  const lines = new Set(own.map(([, { file, line }]) => `${file}:${String(line)}`));
  return ({ at }) => at !== undefined && lines.has(`${at.file}:${String(at.line)}`);
}

/** What holds in a project, or a part of it, as JSON for people and programs alike. Runs and writes nothing, and shows no secret. */
export async function run(call: Call, host: Host): Promise<number> {
  const [pointer = ''] = call.args;
  const place = await findAnywhere(call.globals, host);
  const said = place.ok ? await read(place.value, host, textOption(call, 'scenario')) : place;
  const held = andThen(said, (files) => holding(files));
  const found = andThen(held, (holds) => {
    const view = viewOf(holds);
    return andThen(valueFor(view, pointer), (value) => good({ value, view }));
  });
  if (found.ok) await host.terminal.out(asJsonText(found.value.value));
  // Who asks for one value is told of others only what keeps it from being known.
  const isTold = found.ok && pointer !== '' ? concerns(found.value.view, pointer) : () => true;
  report(
    host,
    found.problems.filter((problem) => isError(problem) || isTold(problem)),
  );
  return exitCode(found.problems);
}
