import { Command, CommanderError, Option } from 'commander';
import type { CommandRow, OptionRow } from '../model/index.ts';
import type { Command as Row } from './table.ts';

const globals: readonly OptionRow[] = [
  { flags: '-C <folder>', summary: 'Work in this folder.' },
  { flags: '-q, --quiet', summary: 'Print only answers and problems.' },
  { flags: '-v, --verbose', summary: 'Tell of each plugin, and how long plans and steps take.' },
  { flags: '-y, --yes', summary: 'Answer yes to what odpm offers; never to trust or loss of data.' },
  { flags: '--no-input', summary: 'Never ask anything.' },
  { flags: '--color <when>', summary: 'Colour the output.', choices: ['auto', 'always', 'never'] },
];

function optionOf({ flags, summary, choices }: OptionRow): Option {
  const option = new Option(flags, summary);
  return choices ? option.choices(choices) : option;
}

/** Options that hold for every command, by themselves; `undefined`: something is wrong with them. */
export function globalOptions(words: readonly string[]): Called['options'] | undefined {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const option of globals) command.addOption(optionOf(option));
  try {
    command.parse([...words], { from: 'user' });
    return command.opts();
  } catch (error) {
    if (error instanceof CommanderError) return undefined;
    throw error; // eslint-disable-line no-restricted-syntax -- a bug goes on to the entry, which reports it
  }
}

const examplesOf = ({ examples }: CommandRow): string => {
  const width = Math.max(...examples.map(([line]) => line.length));
  return `\nExamples:\n${examples.map(([line, what]) => `  ${line.padEnd(width)}  ${what}`).join('\n')}`;
};

const groups: Readonly<Record<string, string>> = {
  manifest: 'Work with the manifest, odpm.json.',
  config: 'Look at what holds after scenario, variables and defaults.',
  plugins: "Work with the project's plugins.",
};

/** A group such as `manifest` holds the commands of two words. */
function parentOf(program: Command, name: string): { parent: Command; own: string } {
  const [first = '', second] = name.split(' ');
  if (second === undefined) return { parent: program, own: first };
  const found = program.commands.find((command) => command.name() === first);
  const summary = groups[first] ?? '';
  const group =
    found ??
    program
      .command(first)
      .summary(summary)
      .description(summary)
      .helpCommand('help [command]', 'Show the help of a command.');
  return { parent: group, own: second };
}

export interface Called {
  readonly row: Row;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Words that an option takes several of are one list with commas, as where a person writes it so. */
const listed = (options: Readonly<Record<string, Value | string[]>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );

type Value = string | boolean | undefined;

function register(program: Command, row: Row, called: (call: Called) => void): void {
  const { parent, own } = parentOf(program, row.name);
  const usage = row.passes === undefined ? undefined : `[options] [-- <arguments of ${row.passes}>...]`;
  const command = parent.command(own).summary(row.summary).description(row.summary);
  if (row.args !== undefined) command.arguments(row.args);
  if (usage !== undefined) command.usage(usage);
  for (const option of [...row.options, ...globals]) command.addOption(optionOf(option));
  command.addHelpText('after', examplesOf(row));
  command.action(() => {
    called({ row, args: command.args, options: listed(command.optsWithGlobals()) });
  });
}

export interface Say {
  out(text: string): void;
  err(text: string): void;
}

/** The command line as commander knows it, made from rows of the table. Output goes through `say`; nothing exits. */
export function program(rows: readonly Row[], say: Say, called: (call: Called) => void): Command {
  const root = new Command('odpm');
  root
    .description('The same Odoo stack on every machine, from one odpm.json.')
    .usage('[options] <command>')
    .option('-V, --version', 'Print the version.')
    .helpCommand(false)
    .helpOption('-h, --help', 'Show this help.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => say.out(text), writeErr: (text) => say.err(text) });
  for (const option of globals) root.addOption(optionOf(option));
  for (const row of rows) register(root, row, called);
  return root;
}
