import { fileURLToPath } from 'node:url';
import { shown } from '../system.ts';
import { isTheirs } from './borders.ts';
import type { Borders } from './borders.ts';
import { Left } from './guard.ts';
import { asOwn, isTold, whose } from './running.ts';

/** The first place of a stack that lies in a plugin: `file:line:column`, as it is shown. */
function placeIn(error: unknown, borders: Borders, folder: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const [, url = '', position = ''] of stack.matchAll(/(file:\/\/[^\s()]+?|\/[^\s():]+)(:\d+:\d+)/g)) {
    const file = url.startsWith('file:') ? url : `file://${url}`;
    if (isTheirs(file, borders)) return `${shown(fileURLToPath(file), folder)}${position}`;
  }
  return undefined;
}

interface Given {
  readonly borders: Borders;
  /** Paths below it are shown as they count from it. */
  readonly folder: string;
  readonly err: (text: string) => void;
}

/**
 * Takes an error that nobody caught, when a plugin left it behind: its call fails, or, when that has ended, the
 * process, with one line. `false`: it is none of theirs.
 */
export function take(error: unknown, { borders, folder, err }: Given): boolean {
  const one = whose();
  const place = placeIn(error, borders, folder);
  if (!one && place === undefined) return false;
  if (isTold(error) || error instanceof Left) return true;
  if (one && !one.ended) {
    one.end({ ended: 'threw', error });
    return true;
  }
  const [first = ''] = String(error).split('\n');
  const who = one ? `plugin "${one.plugin}"` : 'a plugin';
  return asOwn(() => {
    err(
      `error: ${who} failed after its call had ended: ${first}${place === undefined ? '' : ` (${place})`}\n`,
    );
    return process.exit(1);
  });
}
