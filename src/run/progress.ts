import { paints } from '../base/index.ts';
import { uncoloured, visible } from '../diagnostics/index.ts';
import type { PlannedStep } from '../model/index.ts';
import type { Site } from './site.ts';

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)}s`;

const colours = ({ host }: Site): ReturnType<typeof paints> => paints(host.terminal.colour.err);

/** A line of a program that runs for a step. */
export function showLine(line: string, site: Site): void {
  if (!site.quiet) site.host.terminal.err(`${colours(site).dim('  |')} ${visible(uncoloured(line))}\n`);
}

export function showStart({ id, because }: PlannedStep, site: Site): void {
  if (!site.quiet) site.host.terminal.err(`${colours(site).cyan('>')} ${id}  ${visible(because)}\n`);
}

export function showEnd({ id }: PlannedStep, milliseconds: number, site: Site): void {
  if (!site.quiet)
    site.host.terminal.err(`${colours(site).green('\u2713')} ${id}  ${seconds(milliseconds)}\n`);
}
