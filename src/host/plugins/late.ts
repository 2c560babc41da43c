import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shown } from '../system.ts';
import type { Borders } from './borders.ts';
import { Left } from './guard.ts';
import { asOwn, isTold, whose } from './running.ts';
import { ownerOf, placeIn } from './stray.ts';
import type { Place } from './stray.ts';

/** A place as it is shown. */
const spoken = ({ url, position }: Place, folder: string): string =>
  `${shown(fileURLToPath(url), folder)}${position}`;

const placeOf = (error: unknown): Place | undefined =>
  error instanceof Error ? placeIn(String(error.stack)) : undefined;

/** Whether odpm's own code may have thrown: of anything but an error, and of one without a place in it, it has not. */
const mayBeOwn = (error: unknown, dist: string): boolean =>
  error instanceof Error && String(error.stack).includes(dirname(dist));

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
  const [first = ''] = String(error).split('\n');
  const who = plugin === undefined ? 'a plugin' : `plugin "${plugin}"`;
  const at = place ? ` (${spoken(place, folder)})` : '';
  asOwn(() => {
    err(`error: ${who} failed after its call had ended: ${first}${at}\n`);
    process.exit(1);
  });
}

/**
 * Takes an error that nobody caught, when a plugin left it behind: its call fails, or, when that has ended, the
 * process, with one line. `false`: it is none of theirs.
 */
export function take(error: unknown, { borders, folder, err }: Given): boolean {
  if (error instanceof Left || isTold(error)) return true;
  const one = whose();
  const place = placeOf(error);
  if (!one && !place && mayBeOwn(error, borders.dist)) return false;
  if (one && !one.ended) one.end({ ended: 'threw', error });
  else failedLate(error, { plugin: one?.plugin ?? ownerOf(place), place, folder, err });
  return true;
}
