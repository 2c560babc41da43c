import { andThen, exitCode, good, isError } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { causesOf, explained, explainedJson, placeIn, valueFor, viewOf } from '../inspect/index.ts';
import { flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { holding, read } from '../pipeline/index.ts';
import { findAnywhere } from '../place/index.ts';

/** Explains a value by its pointer: what it is, and what made it so. */
export async function run(call: Call, host: Host): Promise<number> {
  const [pointer = ''] = call.args;
  const place = await findAnywhere(call.globals, host);
  const said = place.ok ? await read(place.value, host, textOption(call, 'scenario')) : place;
  const found = andThen(said, (files) =>
    andThen(holding(files), (holds) => {
      const view = viewOf(holds);
      return andThen(valueFor(view, pointer), (value) =>
        good({ value, causes: causesOf(view, placeIn(view, pointer), files.settings.said) }),
      );
    }),
  );
  // What is wrong elsewhere in the project is for other commands to tell.
  const problems = found.ok ? [] : found.problems.filter(isError);
  if (found.ok) {
    const { value, causes } = found.value;
    const json = flag(call, 'json') || textOption(call, 'format') === 'json';
    await host.terminal.out(json ? explainedJson(pointer, value, causes) : explained(value, causes));
  }
  report(host, problems);
  return exitCode(problems);
}
