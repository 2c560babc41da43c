import type { Ended } from '../host/index.ts';

/** A command line as a person would type it, for messages. */
export const spoken = (argv: readonly string[]): string =>
  argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');

const longest = 160;

/** The beginning of a long command line, for a message that has more to say. */
export function shortly(argv: readonly string[]): string {
  const whole = spoken(argv);
  return whole.length <= longest ? whole : `${whole.slice(0, longest).replace(/ \S*$/, '')} …`;
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: 'could not start: there is no such program, or its #! line does not name one',
  EACCES: 'could not start: it is not executable (chmod +x)',
  ENOEXEC: 'could not start: it is not a program; its first line must begin with #!',
};

/** How a program ended that did not end well. */
export function howItEnded({ code, signal, timedOut, failure }: Ended): string {
  if (failure !== undefined) return failures[failure] ?? `could not start (${failure})`;
  if (timedOut) return 'timed out';
  if (signal !== undefined) return `was killed by ${signal}`;
  return `ended with exit ${String(code)}`;
}
