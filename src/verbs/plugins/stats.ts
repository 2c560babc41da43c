import { byText } from '../../base/index.ts';
import { exitCode } from '../../diagnostics/index.ts';
import { report } from '../../host/index.ts';
import type { Host } from '../../host/index.ts';
import { flag, textOption } from '../../model/index.ts';
import type { Call } from '../../model/index.ts';
import { find } from '../../place/index.ts';
import { statsOf } from '../../run/index.ts';
import type { PluginStats } from '../../run/index.ts';

interface Row {
  readonly plugin: string;
  readonly part: string;
  readonly runs: number;
  readonly calls: number;
  readonly failures: number;
  /** Of all calls together. */
  readonly milliseconds: number;
}

/** One row a part of a plugin, over all runs. */
function rowsOf(runs: PluginStats['runs']): Row[] {
  const rows = new Map<string, Row>();
  for (const { plugin, part, calls, failures, milliseconds } of runs.flatMap(({ uses }) => uses)) {
    const key = `${plugin} ${part}`;
    const sum = rows.get(key) ?? { plugin, part, runs: 0, calls: 0, failures: 0, milliseconds: 0 };
    rows.set(key, {
      ...sum,
      runs: sum.runs + 1,
      calls: sum.calls + calls,
      failures: sum.failures + failures,
      milliseconds: sum.milliseconds + milliseconds,
    });
  }
  return [...rows.values()].sort((a, b) => byText(a.plugin, b.plugin) || byText(a.part, b.part));
}

function tableOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'No run of "odpm up" with plugins is recorded here yet.\n';
  const cells = rows.map(({ plugin, part, runs, calls, failures, milliseconds }) => [
    plugin,
    part,
    String(runs),
    String(calls),
    String(failures),
    (milliseconds / Math.max(1, calls)).toFixed(1),
  ]);
  const all = [['PLUGIN', 'PART', 'RUNS', 'CALLS', 'FAILED', 'MS A CALL'], ...cells];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return `${all.map(line).join('\n')}\n`;
}

/** How often each part of each plugin ran and failed in the last runs, and how long it took. */
export async function run(call: Call, host: Host): Promise<number> {
  const place = await find(call.globals, host);
  report(host, place.problems);
  if (!place.ok) return exitCode(place.problems);
  const rows = rowsOf(await statsOf(place.value.look));
  const json = flag(call, 'json') || textOption(call, 'format') === 'json';
  await host.terminal.out(json ? `${JSON.stringify(rows, undefined, 2)}\n` : tableOf(rows));
  return 0;
}
