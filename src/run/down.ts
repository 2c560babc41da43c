import { uncoloured, visible } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { bunches } from './bunches.ts';
import { failed } from './exec.ts';
import { programFailed } from './problems.ts';
import { howItEnded, spoken } from './words.ts';

/** Stops and removes the containers of a Compose project by its name; volumes stay. */
export async function down(name: string, host: Host, interrupts: Interrupts): Promise<Problem[]> {
  const argv = ['docker', 'compose', '--ansi', 'never', '--project-name', name, 'down', '--remove-orphans'];
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
