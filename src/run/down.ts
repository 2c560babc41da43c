import { uncoloured, visible } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import type { Exec } from '../model/index.ts';
import { bunches } from './bunches.ts';
import { failed } from './exec.ts';
import { programFailed } from './problems.ts';
import { howItEnded, spoken } from './words.ts';

/** Stops and removes the containers of a Compose project with a program that goes by its name; volumes stay. */
export async function down({ argv }: Exec, host: Host, interrupts: Interrupts): Promise<Problem[]> {
  const { add, flush } = bunches((lines) =>
    host.terminal.err(lines.map((line) => `  | ${visible(uncoloured(line))}\n`).join('')),
  );
  const ended = await host.programs.run({
    argv,
    // Where no Compose file lies, Compose goes by the labels of the containers alone.
    folder: '/',
    environment: host.programs.clean('docker'),
    signal: interrupts.signal,
    onLine: add,
  });
  flush();
  if (!failed(ended) || interrupts.code() !== undefined) return [];
  return [programFailed({ program: spoken(argv), how: howItEnded(ended), output: ended.tail })];
}
