import { syncBuiltinESMExports } from 'node:module';

type Stdio = readonly unknown[] | string | undefined;

const isStdout = (given: unknown): boolean =>
  given === 1 || (typeof given === 'object' && given !== null && 'fd' in given && given.fd === 1);

/** The same, with stderr where it says stdout. */
function toStderr(stdio: Stdio): Stdio {
  if (stdio === 'inherit') return [0, 2, 2];
  if (typeof stdio === 'string' || stdio === undefined) return stdio;
  return stdio.map((given, at) => (isStdout(given) || (at === 1 && given === 'inherit') ? 2 : given));
}

const withoutStdout = <T extends { readonly stdio?: unknown }>(options: T): T =>
  options.stdio === undefined ? options : { ...options, stdio: toStderr(options.stdio as Stdio) };

const isOptions = (given: unknown): given is { readonly stdio?: unknown } =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** The stdout of odpm carries its answer: a program to which a plugin hands it down gets stderr. */
export function keepStdoutFromPrograms(theirs: () => boolean): void {
  // What `import` gives in the bundle only stands for the module.
  const childProcess = process.getBuiltinModule('node:child_process');
  const prototype = childProcess.ChildProcess.prototype as unknown as Record<
    'spawn',
    (options: { readonly stdio?: unknown }) => unknown
  >;
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    return spawn.call(this, theirs() ? withoutStdout(options) : options);
  };
  const sync = childProcess as unknown as Record<string, (...given: readonly unknown[]) => unknown>;
  for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
    const own = sync[name];
    if (own === undefined) continue;
    sync[name] = (...given) =>
      own(...(theirs() ? given.map((each) => (isOptions(each) ? withoutStdout(each) : each)) : given));
  }
  syncBuiltinESMExports();
}
