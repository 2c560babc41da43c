import { cleanFor, forHooks } from './environment.ts';
import { nodeFiles } from './files/index.ts';
import type { Host, PluginHost } from './host.ts';
import { machineOf } from './machine.ts';
import { pause, spelled } from './clock.ts';
import { password } from './password.ts';
import type { Circumstances, NodePlugins } from './plugins/node.ts';
import { portFree } from './port.ts';
import { catchSignals } from './signals.ts';
import { allWritten } from './streams.ts';
import { nodeTerminal } from './terminal.ts';

/** Where the entry of odpm asks whether an error that nobody caught is a plugin's: that is then dealt with. */
export interface Strays {
  take?: (error: unknown) => boolean;
}

/** Read when there is a plugin. */
function latePlugins(
  circumstances: Circumstances,
  strays: Strays,
): PluginHost & { readonly loaded: () => boolean } {
  let plugins: NodePlugins | undefined;
  let loaded = false;
  const used = async (): Promise<NodePlugins> => {
    plugins ??= (await import('./plugins/node.ts')).nodePlugins(circumstances);
    const { take } = plugins;
    strays.take = take;
    return plugins;
  };
  return {
    open: async (roots) => (await used()).open(roots),
    async load(entry) {
      loaded = true;
      return (await used()).load(entry);
    },
    // Without its own `await` a `then` that a plugin has replaced would be asked.
    run: async (plugin, code) => await (await used()).run(plugin, code),
    changedPrototypes: (thorough) => plugins?.changedPrototypes(thorough) ?? [],
    recordEffects: async () => (await used()).recordEffects(),
    loaded: () => loaded,
  };
}

export interface NodeHost extends Host {
  /** Ends the process where code of plugins may have left something open, as soon as everything is written. */
  finish(code: number): Promise<void>;
}

/** This machine. `packageFolder` is where odpm's own package lies. */
export function nodeHost(packageFolder: string, strays: Strays = {}): NodeHost {
  const machine = machineOf(packageFolder);
  const files = nodeFiles(machine.cwd);
  const clock = { now: () => Date.now(), spelled, pause };
  const interrupted = new AbortController();
  const terminal = nodeTerminal(machine, interrupted.signal);
  const plugins = latePlugins(
    {
      machine,
      err: (text) => terminal.err(text),
      aside: (plugin, line) => terminal.aside(plugin, line),
      interrupted: interrupted.signal,
    },
    strays,
  );
  return {
    machine,
    terminal,
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
    isOpen: async (path) => (await import('./opened.ts')).isOpen(path),
    hold: async (folder, holder) =>
      (await import('./lock/hold.ts')).hold({ machine, files, clock }, folder, holder),
    turn: async (path, waiting) =>
      (await import('./lock/hold.ts')).turn({ machine, files, clock }, path, waiting),
    catchSignals: () => catchSignals(interrupted),
    plugins,
    async finish(code) {
      if (!plugins.loaded()) return;
      await allWritten();
      process.exit(code);
    },
  };
}
