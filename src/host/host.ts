import type { Checked } from '../diagnostics/index.ts';
import type { Answer, Entry, FileFacts, Listener } from '../model/index.ts';

/** The machine. Everything that reads it, runs on it or changes it goes through here; paths are absolute. */
export interface Host {
  readonly machine: Machine;
  readonly terminal: Terminal;
  readonly files: Files;
  readonly programs: Programs;
  readonly clock: Clock;
  /** A random word of `length` letters and digits, good enough for a password. */
  password(length: number): string;
  /** Whether a program could listen there now. Opens and closes a listening socket, connects to nothing. */
  portFree(address: string, port: number): Promise<boolean>;
  /** The program that listens on a port, where this user may see it. Only reads `/proc`. */
  listener(port: number): Promise<Listener | undefined>;
  /** Whether a program has a file open; `undefined`: nobody can tell, as there is no `/proc`, or git runs as another user. */
  isOpen(path: string): Promise<boolean | undefined>;
  /** The one odpm that may change a project; the file tells others who holds it. */
  hold(folder: string, holder: Holder): Promise<Checked<Release>>;
  /** Waits until no other odpm has its turn with something that many projects share; after a while it waits no longer. */
  turn(path: string, waiting?: Waiting): Promise<Release>;
  /** From here on SIGINT, SIGTERM and SIGHUP end a run in order; a second SIGINT ends it at once. */
  catchSignals(): Interrupts;
  readonly plugins: PluginHost;
}

/** How code of a plugin ended. */
export type Ran<T> =
  | { readonly ended: 'value'; readonly value: T }
  | { readonly ended: 'threw'; readonly error: unknown }
  | { readonly ended: 'timed-out' }
  /** It called `process.exit`. */
  | { readonly ended: 'exited' };

/** What `odpm` gives to code that is not its own. */
export interface PluginHost {
  /** From here on modules of plugins may import files below these folders, built-in modules, and `odpm/sdk`. */
  open(roots: readonly string[]): Promise<void>;
  /** The module at an absolute path, or whatever importing it throws. Through `run` only. */
  load(entry: string): Promise<unknown>;
  /**
   * Runs code of a plugin: what it prints goes to stderr, line by line behind its name, cut when it floods;
   * `process.exit` ends it, and so does the deadline (30 s); the signal fires then, and when the run is interrupted.
   */
  run<T>(plugin: string, code: (signal: AbortSignal) => T | Promise<T>): Promise<Ran<T>>;
  /**
   * Global prototypes that held something else than when odpm started: `Object.prototype.x`. They are mended. What odpm
   * would stumble over is looked at behind every `run`, everything where it is asked for here.
   */
  changedPrototypes(thorough: boolean): readonly string[];
  /** From here on what code of plugins would do to files, programs and the network is refused. */
  recordEffects(): Promise<EffectRecord>;
}

export interface EffectRecord {
  /** What was refused since this was asked last. */
  taken(): readonly Effect[];
  /** From here on nothing is refused. */
  end(): void;
}

/** Something that code of a plugin would have done. */
export interface Effect {
  readonly plugin: string;
  /** Behind `it`: `calls fs.writeFile("/tmp/x")`. */
  readonly what: string;
}

/** Milliseconds. */
export interface Clock {
  /** The time since 1970, for durations, records and time limits. */
  now(): number;
  /** A time as ISO 8601 writes it, UTC. */
  spelled(milliseconds: number): string;
  /** Resolves after a while, or as soon as the signal fires. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly arch: string;
  readonly platform: string;
  readonly uid: number;
  readonly gid: number;
  readonly pid: number;
  /** The Node that runs odpm, absolute. */
  readonly node: string;
  /** Folder of odpm's own package; `schemas/`, `docs/problems/`, `src/container/` lie in it. */
  readonly package: string;
}

/** stdout carries the answer, stderr everything else. */
export interface Terminal {
  /** Columns of stderr; 80 when it is no terminal. */
  readonly width: number;
  readonly colour: { readonly out: boolean; readonly err: boolean };
  /** stderr is a terminal on which lines can be written over. */
  readonly drawable: boolean;
  /** Someone is there to answer a question: stdin and stderr are terminals. */
  readonly interactive: boolean;
  /** Says over what the environment says, as `--color` does. */
  useColour(when: 'always' | 'never' | 'auto'): void;
  /** Resolves when it is written; throws a HostError when it cannot be. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** A line that a plugin says. */
  aside(plugin: string, line: string): void;
  /** Says how lines of plugins are told from here on. */
  tellAside(how: (plugin: string, line: string) => void): void;
  /** One line from the person, without its line end; `undefined` when input ended or a signal came. */
  ask(question: string): Promise<string | undefined>;
}

export interface FolderOptions {
  /** Permission bits, whatever the umask. */
  readonly mode: number;
  /** No folder below this one, on the way to the path, may be a link. */
  readonly within: string;
}

/** A file of people may be a link: what it points at is replaced, and keeps its mode. */
interface PeoplesFile {
  readonly owner: 'people';
  /** Of a file that is not there yet. */
  readonly mode: number;
  /** What the text was made from: a file that says something else by now is not replaced; its BOM stays. */
  readonly over?: string;
}

/** A file of odpm's never goes through a link. */
export interface OwnFile extends FolderOptions {
  readonly owner: 'odpm';
}

export type WriteOptions = PeoplesFile | OwnFile;

export interface Files {
  /** UTF-8 text (a BOM is dropped) of at most `limit` bytes (1 MiB); `undefined` when there is no such file. */
  read(path: string, limit?: number): Promise<Checked<string | undefined>>;
  /** `undefined`: not there, or not for us to see. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Sorted by name; empty when there is no such folder; throws a HostError when it cannot be read. */
  list(path: string): Promise<readonly Entry[]>;
  /** SHA-256 of a regular file's bytes, or of its first `length`, links followed, as 64 hex digits; `undefined` when it is none. */
  digest(path: string, length?: number): Promise<string | undefined>;
  /** The path with every link followed, or `undefined` when it is not there. */
  real(path: string): Promise<string | undefined>;
  /** Old bytes or new ones, whatever happens; `same` when they were equal and nothing was touched. Makes no folder. */
  write(path: string, text: string, options: WriteOptions): Promise<Checked<'written' | 'same'>>;
  /** Adds to the end of a regular file, which is made (0644) when it is not there; makes no folder. */
  append(path: string, text: string): Promise<Checked<void>>;
  /** With its parents (0755). One that is there stays, but a private mode (0700) narrows it. */
  makeFolder(path: string, options: FolderOptions): Promise<Checked<void>>;
  /** Makes a symbolic link, in place of another link only; makes no folder. */
  link(path: string, target: string, within: string): Promise<Checked<void>>;
  /** Removes a file or a link, not what it points at; says nothing when it is not there. */
  remove(path: string, within: string): Promise<Checked<void>>;
  /** Removes a folder with all that is in it; a link on the way to it is refused; says nothing when it is not there. */
  removeFolder(path: string, within: string): Promise<Checked<void>>;
  /** Gives a folder another name on the same disk, in one instant; nothing may have that name, no link be on the way. */
  moveFolder(path: string, target: string, within: string): Promise<Checked<void>>;
  /** Leftovers of writes that were killed. Only while the project is held. */
  removeStaleTemps(folders: readonly string[]): Promise<void>;
}

export interface Command {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Milliseconds that it gets to end in when it is asked to; 10 000 when nothing is said. */
  readonly grace?: number;
  /** Each line of stdout and stderr as it comes. */
  readonly onLine?: (line: string) => void;
  /** A carriage return ends a line too: for a program that counts in place. */
  readonly returns?: boolean;
  /** Ends the program when it fires, as a signal would; without one, the signals that odpm itself catches do. */
  readonly signal?: AbortSignal;
}

/** How a program ended. Streams are kept to their last part when they are long. */
export interface Ended extends Answer {
  /** Name of the signal that ended it. */
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  /** `ENOENT`, `EACCES`, …: it could not be started. */
  readonly failure: string | undefined;
  /** The last lines of both streams, in the order in which they came. */
  readonly tail: string;
  /** It did not end when asked to and was killed. */
  readonly killed: boolean;
}

/** Programs by argv, each in a process group of its own, never through a shell. */
export interface Programs {
  run(command: Command): Promise<Ended>;
  /**
   * The environment for git, docker and psql: an allowed list, nothing of `.env`; Docker's programs also get
   * what names an engine. `named`: further variables of odpm's own environment.
   */
  clean(program: 'docker' | 'git', named?: readonly string[]): Record<string, string>;
  /** The environment for hooks: the process's own, and what only `.env` has. */
  forHooks(dotenv: ReadonlyMap<string, string>): {
    environment: Record<string, string>;
    leftOut: readonly string[];
  };
}

export interface Holder {
  /** As it was called, arguments that may be secrets left out. */
  readonly command: string;
}

export type Release = () => Promise<void>;

export interface Waiting {
  /** Milliseconds; 10 000 when nothing is said. */
  readonly patience?: number;
  /** Ends the wait when it fires. */
  readonly signal?: AbortSignal;
  /** Called once, where somebody else has the turn. */
  readonly onWait?: () => void;
}

export interface Interrupts {
  /** Aborts with the first signal; its reason is the exit code, 130 or 143. */
  readonly signal: AbortSignal;
  readonly code: () => 130 | 143 | undefined;
  /** Gives the signals back. */
  readonly end: () => void;
}
