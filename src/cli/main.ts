import { asText, exitCode } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { isHostError, nodeHost } from '../host/index.ts';
import type { Host } from '../host/index.ts';
import type { Call } from '../model/index.ts';
import { modern } from './modern.ts';
import { parse } from './parse.ts';
import type { Called } from './parse.ts';

const style = ({ terminal }: Host): { width: number; colour: boolean } => ({
  width: terminal.width,
  colour: terminal.colour.err,
});

function fail(host: Host, problem: Problem): number {
  host.terminal.err(asText([problem], style(host)));
  return exitCode([problem]);
}

const isColour = (value: unknown): value is 'auto' | 'always' | 'never' =>
  value === 'auto' || value === 'always' || value === 'never';

function callOf({ args, options }: Called, passed: readonly string[]): Call {
  const folder = options['C'];
  return {
    args,
    options,
    passed,
    globals: {
      folder: typeof folder === 'string' ? folder : undefined,
      quiet: options['quiet'] === true,
      input: options['input'] !== false,
      yes: options['yes'] === true,
    },
  };
}

/** A command line of old in the words of today, to be copied. */
const today = (words: readonly string[]): string =>
  `odpm: today this is written "odpm ${words.map(asWord).join(' ')}"\n`;

/** As a shell takes it. */
const asWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Runs a command line; resolves to the exit code. Whatever it rejects with is a bug of odpm. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const { words, old, problem } = modern(argv);
  if (problem) return fail(host, problem);
  const cut = words.indexOf('--');
  const passed = cut < 0 ? [] : words.slice(cut + 1);
  const parsed = parse(cut < 0 ? words : words.slice(0, cut), cut >= 0);
  if (parsed.problem) return fail(host, parsed.problem);
  if (old && parsed.called?.options['quiet'] !== true) host.terminal.err(today(words));
  try {
    if (!parsed.called) {
      await host.terminal.out(parsed.help);
      return 0;
    }
    const colour = parsed.called.options['color'];
    if (isColour(colour)) host.terminal.useColour(colour);
    const verb = await parsed.called.row.load();
    return await verb.run(callOf(parsed.called, passed), host);
  } catch (error) {
    if (isHostError(error)) return fail(host, error.problem);
    throw error; // eslint-disable-line no-restricted-syntax -- a bug goes on to the entry, which reports it
  }
}

/** What `bin/odpm.cjs` calls: a command line on this machine. */
export const main = (argv: readonly string[], packageFolder: string): Promise<number> =>
  run(argv, nodeHost(packageFolder));
