import { exitCode } from '../diagnostics/index.ts';
import type { Host } from '../host/index.ts';
import { textOption } from '../model/index.ts';
import type { Call } from '../model/index.ts';
import { progressModes, progressOf, tellerOf, timeoutOf } from '../run/index.ts';
import { up } from '../rollout/index.ts';

/** Does what the plan says, step by step, and starts the stack. */
export async function run(call: Call, host: Host): Promise<number> {
  const said = progressModes.find((mode) => mode === textOption(call, 'progress'));
  const mode = call.globals.quiet ? 'quiet' : said;
  const teller = tellerOf(host, mode);
  const timeout = timeoutOf(call);
  if (!timeout.ok) return exitCode(teller.problems(timeout.problems));
  const early = progressOf(host, mode);
  host.terminal.tellAside((plugin, line) => early.aside(plugin, line));
  const interrupts = host.catchSignals();
  const settled = new Set<string>();
  const problems = await up({ call, host, interrupts, mode, teller, settled }).finally(() =>
    interrupts.end(),
  );
  const code = interrupts.code();
  if (code !== undefined) progressOf(host, mode).note('\nInterrupted.\n');
  return teller.end(code ?? exitCode(problems));
}
