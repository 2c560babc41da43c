import type { Problem } from '../diagnostics/index.ts';
import { commandFlags, optionFlags, withValue } from './old.ts';
import type { Flag } from './old.ts';
import { wrongUsage } from './problems.ts';

/** A command line as it is written today. */
export interface Modern {
  readonly words: readonly string[];
  /** Whether something of it was spelled as odpm 4 had it. */
  readonly old: boolean;
  readonly problem?: Problem;
}

interface CommandFlag {
  readonly flag: string;
  /** What it stands for, `lock --sync-manifest`, and the value behind it. */
  readonly command: readonly string[];
  readonly value: readonly string[];
}

interface Reading {
  readonly commands: CommandFlag[];
  /** Options and their values. */
  readonly words: string[];
  /** What stands behind `--odoo-bin`. */
  readonly passed: readonly string[];
  /** From the first word on that is no flag and no value of one. */
  readonly rest: readonly string[];
}

const isFlag = (word: string): boolean => word.startsWith('-');

/** `--flag=value`, and the short `-dvalue`, as two words. */
function split(word: string): readonly string[] {
  const found = /^(?:(--[\w-]+)=|(-[diu])(?=[^-=]))(.*)$/s.exec(word);
  return found ? [found[1] ?? found[2] ?? '', found[3] ?? ''] : [word];
}

/** The value of a flag, where it takes one and one stands there. */
function valueOf(flag: Flag, next: string | undefined): string | undefined {
  if (flag.value === undefined || next === undefined) return undefined;
  return flag.value === 'always' || !isFlag(next) ? next : undefined;
}

function take(
  reading: Reading,
  { name: flag, command, option, drops }: Flag,
  said: string | undefined,
): void {
  const value = said === undefined || drops === true ? [] : [said];
  if (command) reading.commands.push({ flag, command, value: option === undefined ? value : [] });
  if (option !== undefined) reading.words.push(option, ...value);
}

/** Reads flags of odpm 4, and options of today, until a word that is neither: that is a command. */
function read(words: readonly string[], known: ReadonlyMap<string, Flag>): Reading {
  const reading: Reading = { commands: [], words: [], passed: [], rest: [] };
  let left = words;
  while (left[0] !== undefined) {
    const [word = '', ...behind] = [...split(left[0]), ...left.slice(1)];
    if (word === '--odoo-bin') return { ...reading, passed: behind };
    const flag = known.get(word);
    if (flag) {
      const value = valueOf(flag, behind[0]);
      take(reading, flag, value);
      left = behind.slice(value === undefined ? 0 : 1);
      continue;
    }
    if (!isFlag(word)) return { ...reading, rest: left };
    // An option of today: the word behind it may be its value.
    const taken = withValue.test(word) && left[0] === word ? 2 : 1;
    reading.words.push(...left.slice(0, taken));
    left = left.slice(taken);
  }
  return reading;
}

const spoken = (words: readonly string[]): string => `"odpm ${words.join(' ')}"`;

const twoCommands = (flag: string, command: readonly string[], other: readonly string[]): Problem =>
  wrongUsage({
    what: `${flag} is a command of its own today, ${spoken(command)}, and stands beside ${spoken(other)}`,
    instead: 'Run the two one after the other.',
  });

const nameOf = ({ command }: CommandFlag): string => command.filter((word) => !isFlag(word)).join(' ');

/** The one command that the flags stand for; `--update-lock` and `--sync-manifest-locks` are one. */
function commandOf(commands: readonly CommandFlag[]): readonly string[] | Problem {
  const [first] = commands;
  if (!first) return ['up'];
  const other = commands.find((each) => nameOf(each) !== nameOf(first));
  if (other) {
    const [flag, beside] = other.command[0] === 'plan' ? [first, other] : [other, first];
    return twoCommands(flag.flag, flag.command, beside.command);
  }
  const words = new Set(commands.flatMap(({ command }) => command));
  return [...words, ...commands.flatMap(({ value }) => value)];
}

const isProblem = (found: readonly string[] | Problem): found is Problem => 'message' in found;

const behind = (passed: readonly string[], more: readonly string[]): readonly string[] =>
  passed.length + more.length > 0 ? ['--', ...passed, ...more] : [];

/** A command line without a command: `odpm` and flags, as odpm 4 had it. */
function bare(words: readonly string[], passed: readonly string[]): Modern {
  const reading = read(words, new Map([...commandFlags, ...optionFlags]));
  const [command, ...rest] = reading.rest;
  if (command === 'plan' || command === 'up') {
    return named(command, [...words.slice(0, words.length - reading.rest.length), ...rest], passed);
  }
  const found = commandOf(reading.commands);
  if (isProblem(found)) return { words, old: true, problem: found };
  const made = [...found, ...reading.words, ...reading.rest, ...behind(reading.passed, passed)];
  return { words: made, old: true };
}

/** Flags of `plan` that have another name today; `-d` was the database there, and is none of its options now. */
const ofPlan = new Map([...optionFlags].filter(([name]) => name.startsWith('--plan-') || name === '-d'));

/** A flag that is a command of its own, beside another. */
function besideOther(command: string, words: readonly string[]): Problem | undefined {
  const flags = words.flatMap((word) => commandFlags.get(split(word)[0] ?? '') ?? []);
  const other = flags.find((flag) => flag.command && flag.command[0] !== command);
  return other?.command && twoCommands(other.name, other.command, [command]);
}

const renamed = (known: ReadonlyMap<string, Flag>, word: string): readonly string[] => {
  const [name = '', ...value] = split(word);
  const option = known.get(name)?.option;
  return option === undefined ? [word] : [option, ...value];
};

/** `plan` and `up` with options and words for odoo-bin as of old. */
function spelledAnew(command: 'plan' | 'up', words: readonly string[], passed: readonly string[]): Modern {
  const cut = words.indexOf('--odoo-bin');
  const head = cut < 0 ? words : words.slice(0, cut);
  const own = command === 'plan' ? head.flatMap((word) => renamed(ofPlan, word)) : head;
  const old = cut >= 0 || own.join(' ') !== words.join(' ');
  return { words: [command, ...own, ...behind(cut < 0 ? [] : words.slice(cut + 1), passed)], old };
}

/** A command of today, or of odpm 4, whose options may be spelled as of old. */
function named(command: string, words: readonly string[], passed: readonly string[]): Modern {
  const problem = besideOther(command, words);
  if (problem) return { words, old: true, problem };
  if (command === 'database') return { words: ['db', ...words, ...behind([], passed)], old: true };
  if (command === 'plan' || command === 'up') return spelledAnew(command, words, passed);
  return { words: [command, ...words, ...behind([], passed)], old: false };
}

/** Words of the whole command line that have a meaning without any command. */
const asks = new Set(['--help', '-h', '--version', '-V', 'help']);

/** Options in front of the command, which hold for all. */
export function globalsOf(words: readonly string[]): number {
  let at = 0;
  while (/^(-[qvy]+|--quiet|--verbose|--yes|--no-input|-C.*|--color.*)$/.test(words[at] ?? '')) {
    at += withValue.test(words[at] ?? '') ? 2 : 1;
  }
  return at;
}

/**
 * A command line in any spelling that odpm ever had → as it is written today. Words behind `--` stay as they are. A
 * command line that is written as today comes back with the same words.
 */
export function modern(argv: readonly string[]): Modern {
  const cut = argv.indexOf('--');
  const words = cut < 0 ? argv : argv.slice(0, cut);
  const passed = cut < 0 ? [] : argv.slice(cut + 1);
  const at = globalsOf(words);
  const [first, ...rest] = words.slice(at);
  if (words.some((word) => asks.has(word))) return { words: argv, old: false };
  if (first === undefined || isFlag(first)) return bare(words, passed);
  const made = named(first, rest, passed);
  return made.old
    ? { ...made, words: [...made.words.slice(0, 1), ...words.slice(0, at), ...made.words.slice(1)] }
    : { words: argv, old: false };
}
