import { isatty } from 'node:tty';
import type { Machine, Terminal } from './host.ts';
import { HostError } from './error.ts';
import { cannotWriteOutput } from './problems.ts';
import { errno, inWords } from './system.ts';

export type ColourWish = Parameters<Terminal['useColour']>[0];

/** Whether to colour what goes to a stream: what the user said, else NO_COLOR, FORCE_COLOR, TERM and the stream. */
export function hasColour(
  wish: ColourWish,
  environment: Machine['environment'],
  isTerminal: boolean,
): boolean {
  if (wish !== 'auto') return wish === 'always';
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && term !== 'dumb';
}

/** A number of columns that can be used, or 80. */
export function widthOf(columns: number | undefined, environment: Machine['environment']): number {
  const said = columns ?? Number(environment['COLUMNS']);
  return Number.isInteger(said) && said >= 20 ? said : 80;
}

/** @throws HostError when stdout takes no more, for a full disk. Whoever reads it may have gone: that ends odpm. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) resolve();
      else if (errno(error) === 'EPIPE') process.exit(0);
      else reject(new HostError(cannotWriteOutput({ why: inWords(error) })));
    });
  });
}

let guarded = false;

/** The callbacks of the writes say what is to be said; an `error` event that nobody hears would be a crash. */
function guardStreams(): void {
  if (guarded) return;
  guarded = true;
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

/** A line as the terminal itself edits it, so that Ctrl-C stays a signal. */
async function oneLine(question: string, interrupted: AbortSignal): Promise<string | undefined> {
  if (interrupted.aborted) return undefined;
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(question);
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
      return widthOf(isatty(2) ? process.stderr.columns : undefined, machine.environment);
    },
    get colour() {
      const on = (stream: 1 | 2): boolean => hasColour(wish, machine.environment, isatty(stream));
      return { out: on(1), err: on(2) };
    },
    interactive: isatty(0) && isatty(2),
    useColour: (when) => {
      wish = when;
    },
    out: (text) => {
      guardStreams();
      return writeOut(text);
    },
    err: (text) => {
      guardStreams();
      process.stderr.write(text);
    },
    ask: (question) => oneLine(question, interrupted),
  };
}
