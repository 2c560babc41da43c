import { bad, good } from '../../diagnostics/index.ts';
import { cleanFor, forHooks } from '../environment.ts';
import { nodeFiles } from '../files/index.ts';
import { asidesTo } from '../asides.ts';
import type { Command, Ended, Host, Machine, Programs, Terminal } from '../host.ts';
import { spelled } from '../clock.ts';
import { nodePlugins } from '../plugins/node.ts';
import { held } from '../problems.ts';
import { hasColour, widthOf } from '../terminal.ts';
import type { ColourWish } from '../terminal.ts';
import { diskOf, memoryFiles } from './files.ts';

export interface Given {
  /** Absolute path → text. */
  readonly files?: ReadonlyMap<string, string> | Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** `/project` when nothing is said. */
  readonly cwd?: string;
  readonly home?: string;
  /** The real folder of odpm's package, for its schemas and other files. */
  readonly package?: string;
  readonly interactive?: boolean;
  /** What the person types: each question takes the first line away; none left is the end of input. */
  readonly answers?: string[];
  /** How a program ends; what is left out is that of one that says nothing and ends with 0. `undefined`: no such program. */
  readonly programs?: (command: Command) => Partial<Ended> | undefined;
  /** Ports that something listens on. */
  readonly taken?: readonly number[];
  /** Code of plugins is really loaded and run; `deadline`: milliseconds, 30 000 when nothing is said. */
  readonly plugins?: { readonly deadline?: number };
}

export interface MemoryHost extends Host {
  /** What was written to the streams since the last call. */
  readonly printed: () => { readonly out: string; readonly err: string };
  /** Path → text of every file as it is now. */
  readonly texts: () => ReadonlyMap<string, string>;
  /** The programs that were run, in order. */
  readonly ran: readonly Command[];
}

const quiet: Ended = {
  code: 0,
  stdout: '',
  stderr: '',
  signal: undefined,
  timedOut: false,
  failure: undefined,
  tail: '',
  killed: false,
};

function memoryPrograms(given: Given, environment: Machine['environment'], ran: Command[]): Programs {
  return {
    run(command) {
      ran.push(command);
      const said = given.programs?.(command);
      if (!said) return Promise.resolve({ ...quiet, code: undefined, failure: 'ENOENT' });
      const tail = `${said.stdout ?? ''}${said.stderr ?? ''}`.trimEnd();
      if (tail !== '') for (const line of tail.split('\n')) command.onLine?.(line);
      return Promise.resolve({ ...quiet, tail, ...said });
    },
    clean: (program, named) => cleanFor(program, environment, named),
    forHooks: (dotenv) => forHooks(environment, dotenv),
  };
}

function memoryTerminal(
  given: Given,
  environment: Machine['environment'],
  said: { out: string; err: string },
): Terminal {
  const answers = given.answers ?? [];
  let wish: ColourWish = 'auto';
  return {
    width: widthOf(undefined, environment),
    get colour() {
      const on = hasColour(wish, environment, false);
      return { out: on, err: on };
    },
    drawable: false,
    get interactive() {
      return given.interactive ?? false;
    },
    useColour: (when) => {
      wish = when;
    },
    out: (text) => {
      said.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      said.err += text;
    },
    ...asidesTo((text) => {
      said.err += text;
    }),
    ask(question) {
      const answer = answers.shift();
      // A terminal echoes the answer.
      said.err += `${question}${answer ?? ''}\n`;
      return Promise.resolve(answer);
    },
  };
}

const memoryMachine = (given: Given): Machine => ({
  environment: given.environment ?? {},
  cwd: given.cwd ?? '/project',
  home: given.home ?? '/home/user',
  arch: 'x64',
  platform: 'linux',
  uid: 1000,
  gid: 1000,
  pid: 4242,
  node: '/usr/bin/node',
  package: given.package ?? process.cwd(),
});

const rowsOf = (files: Given['files']): Iterable<readonly [string, string]> =>
  files instanceof Map ? files : Object.entries(files ?? {});

function holding({ pid }: Machine): Host['hold'] {
  const holders = new Map<string, { pid: number; command: string; since: string }>();
  return (folder, { command }) => {
    const by = holders.get(folder);
    if (by) return Promise.resolve(bad(held({ folder, by })));
    holders.set(folder, { pid, command, since: new Date(0).toISOString() });
    const release = (): Promise<void> => {
      holders.delete(folder);
      return Promise.resolve();
    };
    return Promise.resolve(good(release));
  };
}

const noSignals = (): ReturnType<Host['catchSignals']> => ({
  signal: new AbortController().signal,
  code: () => undefined,
  end: () => undefined,
});

/** A machine in memory, for tests: files, streams, answers and programs are as given; its clock stands still. */
export function memoryHost(given: Given = {}): MemoryHost {
  const machine = memoryMachine(given);
  const disk = diskOf(rowsOf(given.files), [machine.cwd, machine.home]);
  const said = { out: '', err: '' };
  const ran: Command[] = [];
  const at = {
    cwd: machine.cwd,
    owner: machine.uid,
    package: machine.package,
    others: nodeFiles(machine.cwd),
  };
  const terminal = memoryTerminal(given, machine.environment, said);
  return {
    machine,
    terminal,
    files: memoryFiles(disk, at),
    programs: memoryPrograms(given, machine.environment, ran),
    clock: { now: () => 0, spelled, pause: () => Promise.resolve() },
    password: (length) => 'secret'.repeat(length).slice(0, length),
    listener: () => Promise.resolve(undefined),
    isOpen: () => Promise.resolve(undefined),
    portFree: (_address, port) => Promise.resolve(given.taken?.includes(port) !== true),
    hold: holding(machine),
    turn: () => Promise.resolve(() => Promise.resolve()),
    catchSignals: noSignals,
    plugins: nodePlugins({
      machine,
      err: (text) => terminal.err(text),
      aside: (plugin, line) => terminal.aside(plugin, line),
      interrupted: new AbortController().signal,
      ...given.plugins,
    }),
    printed() {
      const { out, err } = said;
      Object.assign(said, { out: '', err: '' });
      return { out, err };
    },
    texts: () => new Map([...disk.files].map(([path, { text }]) => [path, text])),
    ran,
  };
}
