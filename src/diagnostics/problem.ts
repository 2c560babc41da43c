import type { Span } from './span.ts';

export type Code = `${string}/${string}`;
export type Severity = 'error' | 'warning' | 'note';

/** What a problem makes a command end with (the contract's table of exit codes). */
export type ProblemExit = 1 | 3 | 4 | 5 | 6 | 7 | 64;

/** Something that the user of odpm can mend: a fact about their files or machine, and how to mend it. */
export interface Problem {
  readonly code: Code;
  readonly severity: Severity;
  readonly exit: ProblemExit;
  readonly message: string;
  readonly at?: Span;
  readonly also: readonly Span[];
  /** Last lines of a program that failed; shown as they are, control characters escaped. */
  readonly output?: string;
  readonly fix: string;
  /** Whose it is, when it is none of odpm's. */
  readonly plugin?: string;
}

interface Declaration<Facts> {
  readonly severity?: Severity;
  readonly exit?: ProblemExit;
  readonly message: (facts: Facts) => string;
  readonly fix: (facts: Facts) => string;
  /** The last lines of what failed, when the facts hold them. */
  readonly output?: (facts: Facts) => string;
}

/** Places of a problem; `undefined` ones are left out. */
export type Place = Span | undefined;

export interface Declared<Facts> {
  (facts: Facts, at?: Place, ...also: readonly Place[]): Problem;
  readonly code: Code;
}

/** A value from a file may be as long as the file: what is said of it can be read. */
const longest = { message: 400, fix: 4000 };

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;

/**
 * Declares a problem once: its code, what it says of the facts, and the one way to mend it. An error that
 * ends with 3 where nothing else is said. Facts are typed, so that no message can print `undefined`.
 */
export function problem<Facts>(code: Code, declaration: Declaration<Facts>): Declared<Facts> {
  const make = (facts: Facts, at?: Place, ...also: readonly Place[]): Problem => ({
    code,
    severity: declaration.severity ?? 'error',
    exit: declaration.exit ?? 3,
    message: cut(declaration.message(facts), longest.message),
    ...(at && { at }),
    also: also.filter((span) => span !== undefined),
    ...(declaration.output && { output: declaration.output(facts) }),
    fix: cut(declaration.fix(facts), longest.fix),
  });
  return Object.assign(make, { code });
}

export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** 0 when there is no error among them, else what the first error ends with. */
export const exitCode = (problems: readonly Problem[]): number => problems.find(isError)?.exit ?? 0;
