import { setTimeout as after } from 'node:timers/promises';
import { errno } from '../system.ts';

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

const isGone = (group: number): boolean => !send(group, 0);

async function gone(group: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (isGone(group)) return true;
    await after(20);
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
