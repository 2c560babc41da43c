import { cleanFor, forHooks } from './environment.ts';
import { nodeFiles } from './files/index.ts';
import type { Host } from './host.ts';
import { machineOf } from './machine.ts';
import { pause, spelled } from './clock.ts';
import { password } from './password.ts';
import { portFree } from './port.ts';
import { catchSignals } from './signals.ts';
import { nodeTerminal } from './terminal.ts';

/** This machine. `packageFolder` is where odpm's own package lies. */
export function nodeHost(packageFolder: string): Host {
  const machine = machineOf(packageFolder);
  const files = nodeFiles(machine.cwd);
  const clock = { now: () => Date.now(), spelled, pause };
  const interrupted = new AbortController();
  return {
    machine,
    terminal: nodeTerminal(machine, interrupted.signal),
    files,
    programs: {
      run: async (command) =>
        (await import('./programs/run.ts')).run({ signal: interrupted.signal, ...command }),
      clean: (program, named) => cleanFor(program, machine.environment, named),
      forHooks: (dotenv) => forHooks(machine.environment, dotenv),
    },
    clock,
    password,
    portFree,
    listener: async (port) => (await import('./listener.ts')).listener(port),
    hold: async (folder, holder) =>
      (await import('./lock/hold.ts')).hold({ machine, files, clock }, folder, holder),
    turn: async (path) => (await import('./lock/hold.ts')).turn({ machine, files, clock }, path),
    catchSignals: () => catchSignals(interrupted),
  };
}
