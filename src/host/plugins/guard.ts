import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { keepStdoutFromPrograms } from './children.ts';
import { asOwn, whose } from './running.ts';
import type { Running } from './running.ts';
import { quietWarnings } from './warnings.ts';

/** Thrown where a plugin ends the process, so that nothing of it comes behind. */
export class Left extends Error {
  constructor() {
    super('called process.exit');
    this.name = 'Left';
  }
}

function leave(one: Running): never {
  one.end({ ended: 'exited' });
  throw new Left();
}

/** With properties, to be taken off and put in their place. */
interface Own {
  exit: (code?: number) => never;
  abort: () => never;
  reallyExit: (code?: number) => never;
  kill: (pid: number, signal?: string | number) => true;
  chdir: (folder: string) => void;
}

/** The process group, too, is odpm's. */
const isOwn = (pid: number): boolean => pid === 0 || Math.abs(pid) === process.pid;

let home: string | undefined;
let moveTo: (folder: string) => void = () => undefined;

function guardProcess(): void {
  const own = process as unknown as Own;
  const { exit, abort, reallyExit, kill, chdir } = own;
  moveTo = (folder) => chdir.call(process, folder);
  const unless =
    (otherwise: (code?: number) => never) =>
    (code?: number): never => {
      const one = whose();
      return one ? leave(one) : otherwise.call(process, code);
    };
  own.exit = unless(exit);
  own.abort = unless(abort);
  own.reallyExit = unless(reallyExit);
  own.kill = (pid, signal) => {
    const one = whose();
    return one && signal !== 0 && isOwn(pid) ? leave(one) : kill.call(process, pid, signal);
  };
  own.chdir = (folder) => {
    const one = whose();
    if (one) {
      home ??= process.cwd();
      one.moved = true;
    }
    chdir.call(process, folder);
  };
}

/** A program's relative paths count from where it was started, whatever a plugin did. */
export function comeHome(one: Running): void {
  if (one.moved && home !== undefined) moveTo(home);
}

/** Stands for a stream in code of a plugin; also in the console, which keeps the first stream that it sees. */
function standIn(descriptor: 1 | 2): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _, done) {
      const one = whose();
      if (one) asOwn(() => one.output.print(one.plugin, chunk));
      else process.stderr.write(chunk);
      done();
    },
  });
  return Object.assign(stream, { fd: descriptor, isTTY: false });
}

/** Where a plugin asks for a property of an object it gets this. */
function instead(object: object, name: string, theirs: unknown): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  const get = (): unknown => (own?.get ? own.get.call(object) : own?.value);
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable: own?.enumerable ?? true,
    get: () => (whose() ? theirs : get()),
    set: (value: unknown) =>
      Object.defineProperty(object, name, { value, writable: true, configurable: true }),
  });
}

function guardOutput(): void {
  const [stdout, stderr] = [standIn(1), standIn(2)];
  instead(process, 'stdout', stdout);
  instead(process, 'stderr', stderr);
  instead(globalThis, 'console', new Console(stdout, stderr));
  keepStdoutFromPrograms(() => whose() !== undefined);
  quietWarnings(() => whose() !== undefined);
}

let guarded = false;

/** From here on code of plugins neither ends the process nor writes to its stdout; odpm's own code is not touched. */
export function guard(): void {
  if (guarded) return;
  guarded = true;
  guardProcess();
  guardOutput();
}
