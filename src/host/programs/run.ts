import type * as execaPackage from 'execa';
import type { Command, Ended } from '../host.ts';
import { groupOf } from './group.ts';
import type { Group } from './group.ts';
import { collect } from './output.ts';

type Execa = typeof execaPackage.execa;

const usualGrace = 10_000;

/** What a timer counts, 24 days; nobody waits for the end of a longer time. */
const longest = 2 ** 31 - 1;

const signalFor = (reason: unknown): 'SIGINT' | 'SIGTERM' => (reason === 130 ? 'SIGINT' : 'SIGTERM');

const nothing: Ended = {
  code: undefined,
  stdout: '',
  stderr: '',
  signal: undefined,
  timedOut: false,
  failure: undefined,
  tail: '',
  killed: false,
};

interface Watch {
  readonly timedOut: () => boolean;
  /** Resolves when the group is gone, had it to be ended; `true`: it was killed. */
  readonly finish: () => Promise<boolean>;
}

/** Ends the group at the deadline, or when the run is interrupted. */
function watchOver(group: Group, { timeout, signal, grace = usualGrace }: Command): Watch {
  let timedOut = false;
  let ending: Promise<boolean> | undefined;
  const interrupt = (): void => {
    ending ??= group.end(signalFor(signal?.reason), grace);
  };
  const expire = (): void => {
    timedOut = ending === undefined;
    ending ??= group.end('SIGTERM', grace);
  };
  const timer = timeout === undefined || timeout > longest ? undefined : setTimeout(expire, timeout);
  if (signal?.aborted) interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  return {
    timedOut: () => timedOut,
    async finish() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      if (ending) return ending;
      group.ended();
      return false;
    },
  };
}

/** `detached`: it leads a process group of its own, and a session without a terminal. */
function start(execa: Execa, { argv: [program = '', ...words], folder, environment, input }: Command) {
  return execa(program, words, {
    cwd: folder,
    env: environment,
    extendEnv: false,
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
    encoding: 'buffer',
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
  });
}

/** A process that was left in the background may hold the pipes open: what it says later is not waited for. */
function letGo(child: ReturnType<typeof start>): void {
  child.once('exit', () => {
    setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, 1000).unref();
  });
}

/** See `Programs.run`. */
export async function run(command: Command): Promise<Ended> {
  const { signal } = command;
  if (signal?.aborted) return { ...nothing, signal: signalFor(signal.reason) };
  const { execa } = await import('execa');
  const child = start(execa, command);
  const output = collect(child, command);
  if (child.pid === undefined) {
    const { code = 'ENOENT' } = await child;
    return { ...nothing, failure: code };
  }
  const watch = watchOver(groupOf(child.pid), command);
  letGo(child);
  const { exitCode: code, signal: by } = await child;
  const killed = await watch.finish();
  return { ...output(), code, signal: by, timedOut: watch.timedOut(), failure: undefined, killed };
}
