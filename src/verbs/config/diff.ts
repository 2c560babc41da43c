import { andThen, bad, both, exitCode, good } from '../../diagnostics/index.ts';
import type { Checked } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { asLines, differences, differencesJson, fieldsOf, noScenario } from '../../inspect/index.ts';
import { flag, scenarios, textOption } from '../../model/index.ts';
import type { Call, Document, Scenario } from '../../model/index.ts';
import { holding, read } from '../../pipeline/index.ts';
import { findAnywhere } from '../../place/index.ts';

function scenarioOf(word = ''): Checked<Scenario> {
  const found = scenarios.find((each) => each === word);
  return found ? good(found) : bad(noScenario({ word, known: scenarios }));
}

/** In what the effective documents of two scenarios differ. Runs and writes nothing, and shows no secret. */
export async function run(call: Call, host: Host): Promise<number> {
  const [first, second] = call.args;
  const asked = both(scenarioOf(first), scenarioOf(second));
  const place = await findAnywhere(call.globals, host);
  const said = place.ok ? await read(place.value, host) : place;
  const views = andThen(both(said, asked), ([files, names]) => {
    const view = (scenario: Scenario): Checked<Document> =>
      andThen(holding(files, scenario), (holds) => good(fieldsOf(holds)));
    return both(view(names[0]), view(names[1]));
  });
  if (views.ok) {
    const found = differences(...views.value);
    const json = flag(call, 'json') || textOption(call, 'format') === 'json';
    if (found.length === 0 && !call.globals.quiet)
      host.terminal.err(`${call.args.join(' and ')} are the same\n`);
    await host.terminal.out(json ? differencesJson(call.args, found) : asLines(found));
  }
  report(host, views.problems);
  return exitCode(views.problems);
}
