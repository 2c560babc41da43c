import { uncoloured, visible } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host, Interrupts } from '../host/index.ts';
import { bunches } from './bunches.ts';
import { failed } from './exec.ts';
import { programFailed } from './problems.ts';
import { howItEnded, spoken } from './words.ts';

interface Wanted {
  /** Of the Compose project. */
  readonly name: string;
  /** As Compose calls them; none: all. */
  readonly services: readonly string[];
  readonly follow: boolean;
  /** Lines of each; `undefined`: all. */
  readonly tail: number | undefined;
}

/** Shows what the services of a Compose project printed, and with `follow` what they print. */
export async function logs(
  { name, services, follow, tail }: Wanted,
  host: Host,
  interrupts: Interrupts,
): Promise<Problem[]> {
  const options = [...(follow ? ['--follow'] : []), ...(tail === undefined ? [] : ['--tail', String(tail)])];
  const compose = ['docker', 'compose', '--ansi', 'never', '--project-name', name];
  const argv = [...compose, 'logs', ...options, ...services];
  // Nobody reads what cannot be written: the program that shows it is ended.
  const full = new AbortController();
  let written = Promise.resolve();
  const { add, flush } = bunches((lines) => {
    const text = lines.map((line) => `${visible(uncoloured(line))}\n`).join('');
    written = written.then(() => host.terminal.out(text));
    written.catch(() => full.abort(143));
  });
  const ended = await host.programs.run({
    argv,
    // Where no Compose file lies, Compose goes by the labels of the containers alone.
    folder: '/',
    environment: host.programs.clean('docker'),
    signal: AbortSignal.any([interrupts.signal, full.signal]),
    onLine: (line) => {
      // What Compose says of being ended is nobody's log.
      if (interrupts.code() === undefined) add(line);
    },
  });
  flush();
  await written;
  if (!failed(ended) || interrupts.code() !== undefined) return [];
  return [programFailed({ program: spoken(argv), how: howItEnded(ended), output: ended.tail })];
}
