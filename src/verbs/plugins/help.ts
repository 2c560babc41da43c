import { isError, visible } from '../../diagnostics/index.ts';
import type { Host } from '../../host/index.ts';
import type { Call, FoundPlugin } from '../../model/index.ts';
import { declaredPlugins } from '../../extend/index.ts';
import { read } from '../../pipeline/index.ts';
import { find } from '../../place/index.ts';
import { ownWords } from '../../plugins/index.ts';

const rowsOf = ({ name, commands, problems }: FoundPlugin): readonly (readonly [string, string])[] =>
  problems.some(isError) || ownWords.has(name)
    ? []
    : Object.entries(commands).map(([own, { summary }]) => [`${name} ${own}`, summary] as const);

/** What plugins of the project add to `odpm --help`: nothing where there is no project, or one that cannot be read. */
export async function run(call: Call, host: Host): Promise<number> {
  const place = await find(call.globals, host);
  const said = place.ok ? await read(place.value, host) : place;
  if (!place.ok || !said.ok) return 0;
  const { plugins } = await declaredPlugins(said.value, place.value, host);
  const rows = plugins.flatMap(rowsOf);
  if (rows.length === 0) return 0;
  const width = Math.max(...rows.map(([words]) => words.length));
  const lines = rows.map(([words, summary]) => `  ${words.padEnd(width)}  ${visible(summary)}\n`);
  await host.terminal.out(`\nCommands of this project's plugins:\n${lines.join('')}`);
  return 0;
}
