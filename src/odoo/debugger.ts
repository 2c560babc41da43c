import { debuggerPort } from '../model/index.ts';
import type { Project } from '../model/index.ts';

export interface Debugger {
  readonly backend: string;
  /** What brings it into the virtual environment. */
  readonly requirement: string;
  /** Where it listens: in the container, or where the developer's IDE is. */
  readonly host: string;
  readonly port: number;
  /** Whether Odoo waits for it. */
  readonly suspend: boolean;
}

/** `debugpy` has left Python 3.7 behind. */
const debugpyFor = (python: string): string => (/^3\.[0-7](\.|$)/.test(python) ? '1.7.0' : '1.8.17');

/** The debugger that a developer gets; elsewhere there is none. */
export function debuggerOf({ settings, python }: Project): Debugger | undefined {
  const { scenario, ports, debugger: wanted } = settings;
  const { backend, host, suspend } = wanted;
  if (scenario !== 'developer') return undefined;
  return backend === 'debugpy_listen'
    ? {
        backend,
        requirement: `debugpy==${debugpyFor(python)}`,
        host: '0.0.0.0',
        port: Number(debuggerPort),
        suspend,
      }
    : // Each PyCharm wants its own; this is 2024.3.
      { backend, requirement: 'pydevd-pycharm==243.25659.43', host, port: ports.debugger, suspend };
}
