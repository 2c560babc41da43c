import { CommanderError } from 'commander';
import { closest, version } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { globalsOf } from './modern.ts';
import { wrongUsage } from './problems.ts';
import { globalOptions, program } from './program.ts';
import type { Called } from './program.ts';
import { table } from './table.ts';
import { inOurWords } from './words.ts';

export type { Called };

export interface Parsed {
  readonly called?: Called;
  /** Answer of `--help`. */
  readonly help: string;
  readonly problem?: Problem;
  /** Options in front of the first word that is none. */
  readonly options: Called['options'];
  /** That word and those behind it, where it is no command: it may be a plugin. */
  readonly strange?: readonly string[];
  /** It is help with all of odpm, not with one command. */
  readonly whole?: true;
}

/** Names of commands, and the first words of those that have two. */
const names = (): Set<string> => new Set(table.flatMap(({ name }) => [name, name.split(' ')[0] ?? '']));

/** Words that odpm 4 had, or that the manual of this one speaks of, and that a later version brings. */
const later = new Set(
  ['init', 'lock', 'db', 'modules', 'run', 'scaffold', 'pre-commit', 'image'].filter(
    (name) => !names().has(name),
  ),
);

const laterOption =
  /^unknown option '(--(?:secrets-(?:file|provider)|security-profile|accept-database-drift|screencasts))'/;

const notYet = (what: string): Problem =>
  wrongUsage({
    what: `this version of odpm has no ${what} yet`,
    instead: 'A later version brings it; "odpm --help" lists what this one has.',
  });

/** The command whose help says what it takes. */
function helpOf(words: readonly string[]): string {
  const [first = '', second = ''] = words.filter((word) => !word.startsWith('-'));
  const known = [`${first} ${second}`, first].find((name) => names().has(name));
  return known === undefined ? 'odpm --help' : `odpm ${known} --help`;
}

/** Commander's "error: unknown option '--x'" and hint as a fact and a way on. */
function usageProblem(message: string, words: readonly string[]): Problem {
  const [first = '', hint] = message.trim().split('\n');
  const waiting = laterOption.exec(first.replace(/^error: /, ''))?.[1];
  if (waiting !== undefined) return notYet(`option ${waiting}`);
  const { what, instead } = inOurWords(first.replace(/^error: /, ''));
  const meant = /^\(Did you mean (.*)\?\)$/.exec(hint ?? '')?.[1];
  const way = instead ?? `Run "${helpOf(words)}" to see what it takes.`;
  return wrongUsage({ what, instead: meant === undefined ? way : `Did you mean ${meant}?` });
}

const groups = new Set(['db', 'modules', 'image']);

const unknown = ([name = '', second = '']: readonly string[]): Problem => {
  const whole = groups.has(name) && /^\w/.test(second) ? `${name} ${second}` : name;
  if (later.has(name)) return notYet(`command "odpm ${whole}"`);
  const near = closest(name, names());
  const instead =
    near === undefined ? 'Run "odpm --help" to see the commands.' : `Did you mean "odpm ${near}"?`;
  return wrongUsage({ what: `there is no command "${name}"`, instead });
};

function passedProblem(called: Called | undefined, hasPassed: boolean): Problem | undefined {
  if (!hasPassed || !called || called.row.passes !== undefined) return undefined;
  return wrongUsage({
    what: `"odpm ${called.row.name}" takes no words behind "--"`,
    instead: 'Leave them out; "odpm up" and "odpm plan" hand them to odoo-bin.',
  });
}

/** `odpm manifest` alone is no command. */
function halfNamed(words: readonly string[]): Problem {
  const first = words.find((word) => !word.startsWith('-')) ?? '';
  const whole = table.map(({ name }) => name).filter((name) => name.startsWith(`${first} `));
  const instead = `Write ${whole
    .map((name) => `odpm ${name}`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')}.`;
  return wrongUsage({ what: `"odpm ${first}" is half a command`, instead });
}

type Answer = Omit<Parsed, 'options'>;

function ended(error: CommanderError, said: { out: string; err: string }, words: readonly string[]): Answer {
  if (error.exitCode === 0) return { help: said.out };
  // A group without its second word shows its help as if that were a mistake.
  if (error.code === 'commander.help') return { help: '', problem: halfNamed(words) };
  return { help: '', problem: usageProblem(said.err, words) };
}

/** The one command that the first words name, or all of them for help and mistakes: each row costs its time. */
function rowsFor([first = '', second = '']: readonly string[]): typeof table {
  const named = table.filter(({ name }) => name === first || name === `${first} ${second}`);
  return named.length > 0 ? named : table;
}

/** What a word is that is no command: one that a later version brings, a plugin, or a slip. */
function strange(words: readonly string[]): Answer {
  const [name = ''] = words;
  return { help: '', problem: unknown(words), ...(!later.has(name) && { strange: words }) };
}

/** As commander has it. */
function answerOf(words: readonly string[], hasPassed: boolean): Answer {
  const said = { out: '', err: '' };
  let called: Called | undefined;
  const say = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  };
  const root = program(rowsFor(words), say, (call) => (called = call));
  try {
    root.parse([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return ended(error, said, words);
    throw error; // eslint-disable-line no-restricted-syntax -- a bug goes on to the entry, which reports it
  }
  const problem = passedProblem(called, hasPassed);
  return { help: said.out, ...(problem && { problem }), ...(called && { called }) };
}

/** A command line without a command. @param first its first word behind what holds for every command */
function ofNone(words: readonly string[], first: string): Answer {
  if (/^(-V|--version)$/.test(first)) return { help: `${version}\n` };
  const answer = answerOf(words, false);
  return words.some((word) => /^(-h|--help)$/.test(word)) ? { ...answer, whole: true } : answer;
}

/** Words of the command line → the command that they call, the help that they ask for, or what is wrong with them. */
export function parse(given: readonly string[], hasPassed: boolean): Parsed {
  const words = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
  const front = words.slice(0, globalsOf(words));
  const rest = words.slice(front.length);
  const [first = '-'] = rest;
  const options = front.length > 0 ? globalOptions(front) : {};
  if (options && !first.startsWith('-') && !names().has(first)) return { ...strange(rest), options };
  const answer = first.startsWith('-') ? ofNone(words, first) : answerOf(words, hasPassed);
  return { ...answer, options: options ?? {} };
}
