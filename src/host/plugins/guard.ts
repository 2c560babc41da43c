import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { keepStdoutFromPrograms } from './children.ts';
import { asOwn, isOdpms, whose } from './running.ts';
import type { Running } from './running.ts';
import { isStray, stray } from './stray.ts';
import { quietWarnings } from './warnings.ts';

const left = new WeakSet();

/** Thrown where a plugin ends the process, so that nothing of it comes behind. */
class Left extends Error {
  constructor() {
    super('called process.exit');
    this.name = 'Left';
    left.add(this);
  }
}

/** Asks what was thrown nothing: it may be a proxy of a plugin. */
export const isLeft = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && left.has(error);

function leave(): never {
  whose()?.end({ ended: 'exited' });
  throw new Left();
}

/** Whether code of a plugin asks, on its way or left behind. */
const theirs = (): boolean => whose() !== undefined || (!isOdpms() && isStray());

/** Where a plugin asks for a property of an object it gets this; those who use one later need not ask again. */
function instead(object: object, name: string, given: unknown): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  const inherited: unknown = own ? undefined : Reflect.get(object, name);
  const get = (): unknown => (own?.get ? own.get.call(object) : own ? own.value : inherited);
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable: own?.enumerable ?? true,
    get: () => (theirs() ? given : get()),
    set: (value: unknown) =>
      Object.defineProperty(object, name, { value, writable: true, configurable: true }),
  });
}

/** The process group, too, is odpm's. */
const isOwn = (pid: number): boolean => pid === 0 || Math.abs(pid) === process.pid;

let home: string | undefined;
let moveTo: (folder: string) => void = () => undefined;

function guardProcess(): void {
  const kill = process.kill.bind(process);
  moveTo = process.chdir.bind(process);
  for (const name of ['exit', 'abort', 'reallyExit']) instead(process, name, leave);
  instead(process, 'kill', (pid: number, signal?: string | number) =>
    signal !== 0 && isOwn(pid) ? leave() : kill(pid, signal),
  );
  // Who listens to signals and to errors that nobody caught is odpm.
  instead(process, 'removeAllListeners', () => process);
  instead(process, 'chdir', (folder: string) => {
    const one = whose();
    // Nobody would take back what a stray does.
    if (!one) return;
    home ??= process.cwd();
    one.moved = true;
    moveTo(folder);
  });
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
      const one = whose() ?? stray();
      asOwn(() => {
        if (one) one.output.print(one.plugin, chunk);
        else process.stderr.write(chunk);
        if (one?.ended === true) one.output.flush(one.plugin);
      });
      done();
    },
  });
  return Object.assign(stream, { fd: descriptor, isTTY: false });
}

function guardOutput(): void {
  const [stdout, stderr] = [standIn(1), standIn(2)];
  instead(process, 'stdout', stdout);
  instead(process, 'stderr', stderr);
  instead(globalThis, 'console', new Console(stdout, stderr));
  keepStdoutFromPrograms(theirs);
  quietWarnings(theirs);
}

let guarded = false;

/** From here on code of plugins neither ends the process nor writes to its stdout; odpm's own code is not touched. */
export function guard(): void {
  if (guarded) return;
  guarded = true;
  guardProcess();
  guardOutput();
}
