import { asText, exitCode } from '../diagnostics/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { isHostError, nodeHost } from '../host/index.ts';
import type { Host, Strays } from '../host/index.ts';
import type { Call } from '../model/index.ts';
import { modern } from './modern.ts';
import type { Modern } from './modern.ts';
import { parse } from './parse.ts';
import type { Called, Parsed } from './parse.ts';

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

function callOf({ args, options }: Pick<Called, 'args' | 'options'>, passed: readonly string[]): Call {
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
      verbose: options['verbose'] === true,
    },
  };
}

/** A command line of old in the words of today, to be copied. */
const today = (words: readonly string[]): string =>
  `odpm: today this is written "odpm ${words.map(asWord).join(' ')}"\n`;

/** As a shell takes it. */
const asWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** What options in front of any command say of how a run is told. */
function settle(options: Called['options'], host: Host): void {
  const colour = options['color'];
  if (isColour(colour)) host.terminal.useColour(colour);
  if (options['quiet'] === true) host.terminal.tellAside(() => undefined);
}

/** The help that is asked for; that of all of odpm with what a project's plugins add to it. */
async function help({ help: own, whole, options }: Parsed, host: Host): Promise<number> {
  await host.terminal.out(own);
  if (whole !== true) return 0;
  const { run: more } = await import('../verbs/plugins/help.ts');
  return more(callOf({ args: [], options }, []), host);
}

/** Calls the command that a command line names, or shows the help that it asks for. */
async function answer(parsed: Parsed, modern: Modern, host: Host): Promise<number> {
  const { called } = parsed;
  if (!called) return help(parsed, host);
  const { words, old } = modern;
  if (old && called.options['quiet'] !== true && called.options['progress'] !== 'json')
    host.terminal.err(today(words));
  settle(called.options, host);
  const verb = await called.row.load(called.args);
  return verb.run(callOf(called, behindDashes(words)), host);
}

/** `odpm mailpit inbox`: a word that is no command of odpm's may be a plugin of the project. */
async function ofPlugin(
  { strange = [], options }: Parsed,
  passed: readonly string[],
  host: Host,
): Promise<number | undefined> {
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(strange[0] ?? '')) return undefined;
  settle(options, host);
  const { run: call } = await import('../verbs/plugins/call.ts');
  return call(callOf({ args: [...strange, ...passed], options }, []), host);
}

const behindDashes = (words: readonly string[]): readonly string[] =>
  words.includes('--') ? words.slice(words.indexOf('--') + 1) : [];

/** Runs a command line; resolves to the exit code. Whatever it rejects with is a bug of odpm. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const today = modern(argv);
  if (today.problem) return fail(host, today.problem);
  const cut = today.words.indexOf('--');
  const parsed: Parsed = parse(cut < 0 ? today.words : today.words.slice(0, cut), cut >= 0);
  const passed = cut < 0 ? [] : today.words.slice(cut);
  if (parsed.problem) return (await ofPlugin(parsed, passed, host)) ?? fail(host, parsed.problem);
  try {
    return await answer(parsed, today, host);
  } catch (error) {
    if (isHostError(error)) return fail(host, error.problem);
    throw error; // eslint-disable-line no-restricted-syntax -- a bug goes on to the entry, which reports it
  }
}

/** What `bin/odpm.cjs` calls: a command line on this machine. */
export async function main(
  argv: readonly string[],
  packageFolder: string,
  strays: Strays = {},
): Promise<number> {
  const host = nodeHost(packageFolder, strays);
  const code = await run(argv, host);
  await host.finish(code);
  return code;
}
