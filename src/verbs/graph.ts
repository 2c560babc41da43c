import { asData, exitCode } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { report } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import { exploring, isOn, seedsOf, unknownSeeds } from '../inherit/index.ts';
import { flag, textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { begin } from '../pipeline/index.ts';
import { around, find } from '../place/index.ts';
import { dependencyProblems } from '../project/index.ts';
import { dot, drawingOf, graphJson, mermaid, treeText } from '../sources/index.ts';
import type { Drawing } from '../sources/index.ts';

interface Shown {
  readonly drawing: Drawing;
  readonly problems: readonly Problem[];
  readonly colour: boolean;
}

const formats: Readonly<Record<string, (shown: Shown) => string>> = {
  json: ({ drawing, problems }) => graphJson(drawing, problems.map(asData)),
  mermaid: ({ drawing }) => mermaid(drawing),
  dot: ({ drawing }) => dot(drawing),
};

/** Who asks for which repository, and where each stands: from what is here, nothing is fetched. */
export async function run(call: Call, host: Host): Promise<number> {
  const place = await find(call.globals, host);
  if (!place.ok) {
    report(host, place.problems);
    return exitCode(place.problems);
  }
  const { folder, look } = place.value;
  const { begun } = await begin(place.value, host, textOption(call, 'scenario'));
  if (!begun.ok) {
    report(host, begun.problems);
    return exitCode(begun.problems);
  }
  const graph = await exploring(begun.value, look);
  const drawing = await drawingOf(graph, { project: folder, deep: isOn(begun.value) }, look);
  const { developing, settings } = begun.value;
  const own = dependencyProblems(seedsOf(begun.value), settings, around(folder, host, developing));
  const problems = [...begun.problems, ...unknownSeeds(begun.value), ...own, ...graph.problems];
  const format = flag(call, 'json') ? 'json' : (textOption(call, 'format') ?? 'text');
  const colour = host.terminal.colour.out;
  const shown = formats[format]?.({ drawing, problems, colour }) ?? treeText(drawing, colour);
  await host.terminal.out(shown);
  report(host, format === 'json' ? [] : problems);
  return exitCode(problems);
}
