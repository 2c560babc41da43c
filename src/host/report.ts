import { asText } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Host } from './host.ts';

/** Shows problems on stderr, as wide and as colourful as the terminal is, with a blank line behind them. */
export function report({ terminal }: Host, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  terminal.err(`${asText(problems, { width: terminal.width, colour: terminal.colour.err })}\n`);
}
