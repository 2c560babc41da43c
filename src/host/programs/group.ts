import { setTimeout as after } from 'node:timers/promises';
import { errno } from '../system.ts';
import { onlyZombies } from './zombies.ts';

/** Process groups that odpm started and that have not ended. */
const running = new Set<number>();

let watching = false;

/** However odpm itself ends, a bug included, no program of its stays behind. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const group of running) send(group, 'SIGKILL');
  });
}

/** `false`: nobody is left in it. */
function send(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch (error) {
    // Someone else's process in it (sudo, setuid): there, but not ours to end.
    return errno(error) === 'EPERM' && signal === 0;
  }
}

async function isGone(group: number): Promise<boolean> {
  return !send(group, 0) || (process.platform === 'linux' && (await onlyZombies(group)));
}

async function gone(group: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  for (let pause = 10; performance.now() < end; pause = Math.min(2 * pause, 200)) {
    if (await isGone(group)) return true;
    await after(Math.min(pause, Math.max(1, end - performance.now())));
  }
  return isGone(group);
}

export interface Group {
  /** Asks all of the group to end, and makes them when `grace` milliseconds were not enough; `true`: it had to. */
  end(signal: 'SIGINT' | 'SIGTERM', grace: number): Promise<boolean>;
  /** The program has ended by itself. */
  ended(): void;
}

/** The process group that the program with this id leads. */
export function groupOf(pid: number): Group {
  running.add(pid);
  watch();
  return {
    async end(signal, grace) {
      send(pid, signal);
      const willing = await gone(pid, grace);
      if (!willing) {
        send(pid, 'SIGKILL');
        await gone(pid, 2000);
      }
      running.delete(pid);
      return !willing;
    },
    ended: () => void running.delete(pid),
  };
}
