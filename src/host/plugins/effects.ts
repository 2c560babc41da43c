import { syncBuiltinESMExports } from 'node:module';
import type { Effect, EffectRecord } from '../host.ts';
import { whose } from './running.ts';

// What `import` gives in the bundle only stands for a module: these are the ones that plugins get.
const fs = () => process.getBuiltinModule('node:fs') as unknown as Functions;
const childProcess = () => process.getBuiltinModule('node:child_process') as unknown as Functions;

type Code = (this: unknown, ...given: unknown[]) => unknown;
type Functions = Record<string, Code | undefined>;

const changing = [
  ...['appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'lchown', 'link', 'lutimes', 'mkdir', 'mkdtemp'],
  ...['rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
];

let recorded: Effect[] | undefined;

/** Refuses what code of a plugin is about to do while effects are recorded; odpm's own code goes on. */
function refuse(what: string): void {
  const one = whose();
  if (!one || !recorded) return;
  recorded.push({ plugin: one.plugin, what });
  throw Object.assign(new Error(`it ${what}, where it may only look`), { code: 'EPERM' });
}

const spoken = (given: unknown): string =>
  typeof given === 'string' ? JSON.stringify(given) : given instanceof URL ? given.href : '…';

type Tells = (given: readonly unknown[]) => string | undefined;

function watched(object: Functions, name: string, tells: Tells): void {
  const own = object[name];
  if (typeof own !== 'function') return;
  const watching: Code = function (...given: unknown[]) {
    const what = tells(given);
    if (what !== undefined) refuse(what);
    return own.apply(this, given);
  };
  Object.defineProperties(watching, Object.getOwnPropertyDescriptors(own));
  object[name] = watching;
}

const calls =
  (name: string): Tells =>
  ([path]) =>
    `calls fs.${name}(${spoken(path)})`;

/** With flags that say so a file is opened to be written. */
const opens: Tells = ([path, flags]) => {
  const { O_WRONLY, O_RDWR } = process.getBuiltinModule('node:fs').constants;
  const writes =
    typeof flags === 'number'
      ? (flags & (O_WRONLY | O_RDWR)) !== 0
      : typeof flags === 'string' && /[wa+]/.test(flags);
  return writes ? `opens ${spoken(path)} to write to it` : undefined;
};

/** Words for the person go to stderr. */
const writes: Tells = ([descriptor]) =>
  descriptor === 2 ? undefined : `writes to the file descriptor ${String(descriptor)}`;

function watchFiles(): void {
  const promises = fs()['promises'] as unknown as Functions;
  for (const name of changing) {
    watched(fs(), name, calls(name));
    watched(fs(), `${name}Sync`, calls(`${name}Sync`));
    watched(promises, name, calls(`promises.${name}`));
  }
  watched(fs(), 'createWriteStream', calls('createWriteStream'));
  for (const name of ['open', 'openSync']) watched(fs(), name, opens);
  watched(promises, 'open', opens);
  for (const name of ['write', 'writeSync', 'writev', 'writevSync']) watched(fs(), name, writes);
}

const prototypeOf = (made: unknown): Functions => (made as { readonly prototype: Functions }).prototype;

function watchPrograms(): void {
  const starts: Tells = ([program]) =>
    `starts the program ${spoken((program as { readonly file?: unknown }).file ?? program)}`;
  watched(prototypeOf(childProcess()['ChildProcess']), 'spawn', starts);
  for (const name of ['spawnSync', 'execFileSync', 'execSync']) watched(childProcess(), name, starts);
}

function watchNetwork(): void {
  const net = process.getBuiltinModule('node:net');
  watched(prototypeOf(net.Socket), 'connect', () => 'connects to the network');
  watched(prototypeOf(net.Server), 'listen', () => 'listens for connections');
  const dgram = process.getBuiltinModule('node:dgram');
  watched(prototypeOf(dgram.Socket), 'send', () => 'sends to the network');
}

let watching = false;

/** See `PluginHost`. */
export function recordEffects(): EffectRecord {
  if (!watching) {
    watching = true;
    watchFiles();
    watchPrograms();
    watchNetwork();
    syncBuiltinESMExports();
  }
  recorded = [];
  return {
    taken: () => recorded?.splice(0) ?? [],
    end: () => {
      recorded = undefined;
    },
  };
}
