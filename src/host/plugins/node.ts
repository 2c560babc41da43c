import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Machine, PluginHost, Ran } from '../host.ts';
import { recordEffects } from './effects.ts';
import { comeHome, guard, isLeft } from './guard.ts';
import { allow, allowed, prepare } from './imports.ts';
import { take } from './late.ts';
import { outputTo } from './output.ts';
import type { Output } from './output.ts';
import { watchPrototypes } from './prototypes.ts';
import type { Watch } from './prototypes.ts';
import { begin, over, runAs, tell, whose } from './running.ts';
import type { Running } from './running.ts';
import { belongs } from './stray.ts';

export interface Circumstances {
  readonly machine: Pick<Machine, 'cwd' | 'package'>;
  readonly err: (text: string) => void;
  /** Takes a line that a plugin prints. */
  readonly aside: (plugin: string, line: string) => void;
  /** Fires when the run is interrupted. */
  readonly interrupted: AbortSignal;
  /** Milliseconds; 30 000 when nothing is said. */
  readonly deadline?: number;
}

/** `take`: see `late.ts`. */
export interface NodePlugins extends PluginHost {
  readonly take: (error: unknown) => boolean;
}

interface Given<T> {
  readonly plugin: string;
  readonly code: (signal: AbortSignal) => T | Promise<T>;
  readonly output: Output;
  readonly deadline: number;
  /** Calls back when the run is interrupted; returns what takes that back. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** Mends what all code shares, where it was changed so that odpm would stumble over it. */
  readonly mend: () => void;
}

function run<T>({ plugin, code, output, deadline, onInterrupt, mend }: Given<T>): Promise<Ran<T>> {
  guard();
  return new Promise((resolve) => {
    const stop = new AbortController();
    const end = (ran: Ran<T>): void => {
      mend();
      if (ran.ended === 'threw') tell(ran.error);
      if (one.ended) return;
      one.ended = true;
      clearTimeout(timer);
      forget();
      // What listens is theirs.
      if (ran.ended !== 'value') runAs(one, () => stop.abort());
      output.flush(plugin);
      comeHome(one);
      over();
      resolve(ran);
    };
    begin();
    const one: Running = { plugin, output, ended: false, moved: false, end };
    const timer = setTimeout(() => end({ ended: 'timed-out' }), deadline);
    const forget = onInterrupt(() => runAs(one, () => stop.abort()));
    // `await` takes a promise as it is; its `then` may be theirs by now.
    const awaited = async (): Promise<void> => {
      try {
        end({ ended: 'value', value: await runAs(one, async () => await code(stop.signal)) });
      } catch (error) {
        end(isLeft(error) ? { ended: 'exited' } : { ended: 'threw', error });
      }
    };
    void awaited();
  });
}

type Import = (url: string) => Promise<unknown>;

function interrupts(signal: AbortSignal): (stop: () => void) => () => void {
  const stops = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  return (stop) => {
    if (signal.aborted) stop();
    stops.add(stop);
    return () => stops.delete(stop);
  };
}

/** See `PluginHost`. What guards the process is there once, however many hosts are. */
export function nodePlugins(circumstances: Circumstances): NodePlugins {
  const { machine, err, aside, interrupted, deadline = 30_000 } = circumstances;
  const dist = join(machine.package, 'dist');
  const limits = { output: outputTo(aside), onInterrupt: interrupts(interrupted), deadline };
  let watch: Watch | undefined;
  const changed: string[] = [];
  const mend = (): void => {
    if (watch?.quiet() === false) changed.push(...watch.mended());
  };
  let native: Import | undefined;
  return {
    open(roots) {
      watch ??= watchPrototypes();
      guard();
      if (roots.length > 0) allow(roots, dist);
      return Promise.resolve();
    },
    async load(entry) {
      const one = whose();
      if (one) belongs(entry, one);
      const known = prepare(entry);
      if (known !== undefined) return known;
      native ??= createRequire(join(machine.package, 'bin/import.cjs'))('./import.cjs') as Import;
      return native(pathToFileURL(entry).href);
    },
    run: (plugin, code) => run({ ...limits, plugin, code, mend }),
    changedPrototypes(thorough) {
      if (thorough) changed.push(...(watch?.mended() ?? []));
      return changed.splice(0);
    },
    recordEffects: () => Promise.resolve(recordEffects()),
    take: (error) => take(error, { borders: allowed(), folder: machine.cwd, err }),
  };
}
