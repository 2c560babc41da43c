import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLine } from '../../diagnostics/index.ts';
import { shown } from '../system.ts';
import type { Borders } from './borders.ts';
import { isLeft } from './guard.ts';
import { asOwn, isTold, whose } from './running.ts';
import { ownerOf, placeIn } from './stray.ts';
import type { Place } from './stray.ts';

/** A place as it is shown. */
const spoken = ({ url, position }: Place, folder: string): string =>
  `${shown(fileURLToPath(url), folder)}${position}`;

/** What was thrown may be anything, and throw when it is looked at. */
function askedFor<T>(ask: () => T, instead: T): T {
  try {
    return ask();
  } catch {
    return instead;
  }
}

const stackOf = (error: unknown): string =>
  askedFor(() => (error instanceof Error ? String(error.stack) : ''), '');

/** Whether odpm's own code may have thrown: where there are plugins it has not when nothing of it is in the stack. */
const mayBeOwn = (stack: string, { roots, dist }: Borders): boolean =>
  roots.length === 0 || stack.includes(dirname(dist));

const longest = 300;

/** In one line. */
function saidBy(error: unknown): string {
  const [first = ''] = askedFor(() => String(error), 'something that cannot be shown').split('\n');
  return inLine(first.slice(0, longest));
}

interface Given {
  readonly borders: Borders;
  /** Paths below it are shown as they count from it. */
  readonly folder: string;
  readonly err: (text: string) => void;
}

interface Late extends Omit<Given, 'borders'> {
  readonly plugin: string | undefined;
  readonly place: Place | undefined;
}

/** Ends the process: nobody waits for what failed. */
function failedLate(error: unknown, { plugin, place, folder, err }: Late): void {
  const who = plugin === undefined ? 'a plugin' : `plugin "${plugin}"`;
  const at = place ? ` (${spoken(place, folder)})` : '';
  asOwn(() => {
    err(`error: ${who} failed after its call had ended: ${saidBy(error)}${at}\n`);
    process.exit(1);
  });
}

/**
 * Takes an error that nobody caught, when a plugin left it behind: its call fails, or, when that has ended, the
 * process, with one line. `false`: it is none of theirs.
 */
export function take(error: unknown, { borders, folder, err }: Given): boolean {
  if (isLeft(error) || isTold(error)) return true;
  const one = whose();
  const stack = stackOf(error);
  const place = placeIn(stack);
  if (!one && !place && mayBeOwn(stack, borders)) return false;
  if (one && !one.ended) one.end({ ended: 'threw', error });
  else failedLate(error, { plugin: (one ?? ownerOf(place))?.plugin, place, folder, err });
  return true;
}
