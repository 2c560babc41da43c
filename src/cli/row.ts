import type { Host } from '../host/index.ts';
import type { Call, CommandRow, OptionRow } from '../model/index.ts';

interface Verb {
  run(call: Call, host: Host): Promise<number>;
}

/** A row of the table, and how its verb is loaded, which words may decide. */
export interface Command extends CommandRow {
  readonly load: (args: readonly string[]) => Promise<Verb>;
}

export const format: OptionRow = {
  flags: '--format <format>',
  summary: 'For people, or for programs.',
  choices: ['text', 'json'],
};
export const json: OptionRow = { flags: '--json', summary: 'The same as --format json.' };
export const scenario: OptionRow = {
  flags: '--scenario <name>',
  summary: 'Use this scenario instead of ODPM_SCENARIO.',
};
