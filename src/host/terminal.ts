import { asidesTo } from './asides.ts';
import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { mindHangup } from './hangup.ts';
import type { Machine, Terminal } from './host.ts';
import { writeErr, writeOut } from './streams.ts';

export type ColourWish = Parameters<Terminal['useColour']>[0];

/**
 * Whether to colour what goes to a stream: what the user said, else NO_COLOR, FORCE_COLOR, TERM and the stream.
 * @internal
 */
export function hasColour(
  wish: ColourWish,
  environment: Machine['environment'],
  onTerminal: boolean,
): boolean {
  if (wish !== 'auto') return wish === 'always';
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return onTerminal && term !== 'dumb';
}

const memoryDevices = 1;

/** Whether a descriptor is a terminal; `node:tty` is costly to load, and rarely has to be asked. */
function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const found = fstatSync(descriptor);
    // Linux numbers /dev/null and its like as the first kind of devices.
    return found.isCharacterDevice() && found.rdev >> 8 !== memoryDevices && isatty(descriptor);
  } catch {
    return false;
  }
}

/**
 * A number of columns that can be used, or 80.
 * @internal
 */
export function widthOf(columns: number | undefined, environment: Machine['environment']): number {
  const said = columns ?? Number(environment['COLUMNS']);
  return Number.isInteger(said) && said >= 20 ? said : 80;
}

/** A line as the terminal itself edits it, so that Ctrl-C stays a signal. */
async function oneLine(question: string, interrupted: AbortSignal): Promise<string | undefined> {
  if (interrupted.aborted) return undefined;
  mindHangup();
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, terminal: false });
  writeErr(question);
  return new Promise((resolve) => {
    const finish = (line: string | undefined): void => {
      resolve(line);
      interrupted.removeEventListener('abort', stop);
      lines.close();
    };
    const stop = (): void => finish(undefined);
    lines.once('line', finish);
    lines.once('close', stop);
    interrupted.addEventListener('abort', stop, { once: true });
  });
}

/** The terminal of this process; `interrupted` ends a question. */
export function nodeTerminal(machine: Machine, interrupted: AbortSignal): Terminal {
  let wish: ColourWish = 'auto';
  return {
    get width() {
      return widthOf(isTerminal(2) ? process.stderr.columns : undefined, machine.environment);
    },
    get colour() {
      const on = (stream: 1 | 2): boolean => hasColour(wish, machine.environment, isTerminal(stream));
      return { out: on(1), err: on(2) };
    },
    get drawable() {
      return isTerminal(2) && machine.environment['TERM'] !== 'dumb';
    },
    get interactive() {
      return isTerminal(0) && isTerminal(2);
    },
    useColour: (when) => {
      wish = when;
    },
    out: writeOut,
    err: writeErr,
    ...asidesTo(writeErr),
    ask: (question) => oneLine(question, interrupted),
  };
}
