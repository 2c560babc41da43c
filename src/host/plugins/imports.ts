import module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { check, isTheirs, ownModule } from './borders.ts';
import type { Borders } from './borders.ts';
import { typescript } from './types.ts';

interface Found {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

/** Since Node 22.15; hooks of old run in a thread of their own, which takes as long to start as half of odpm. */
interface SyncHooks {
  resolve(
    specifier: string,
    context: { readonly parentURL?: string },
    next: (specifier: string) => Found,
  ): Found;
  load(url: string, context: object, next: (url: string) => unknown): unknown;
}
type RegisterHooks = (hooks: SyncHooks) => unknown;

interface Parent {
  readonly filename?: string;
}
/** What `require` asks, of old; hooks of the thread do not hear of it. */
type ResolveFilename = (this: unknown, ...given: readonly [request: string, parent?: Parent]) => string;

const commonjs = module as unknown as { _resolveFilename: ResolveFilename; registerHooks?: RegisterHooks };

let borders: Borders = { roots: [], dist: '' };

function inThisThread(register: RegisterHooks): (next: Borders) => void {
  register({
    resolve(specifier, { parentURL: importer }, next) {
      if (!isTheirs(importer, borders)) return next(specifier);
      const own = ownModule(specifier, borders);
      if (own !== undefined) return { url: own, format: 'module', shortCircuit: true };
      const found = next(specifier);
      check({ specifier, importer, url: found.url }, borders);
      return found;
    },
    load: (url, _, next) => typescript(url, borders) ?? next(url),
  });
  return () => undefined;
}

function watchRequire(): void {
  const resolve = commonjs._resolveFilename;
  commonjs._resolveFilename = function (...given) {
    const [specifier, parent] = given;
    const importer = parent?.filename === undefined ? undefined : pathToFileURL(parent.filename).href;
    if (!isTheirs(importer, borders)) return resolve.apply(this, given);
    const own = ownModule(specifier, borders);
    if (own !== undefined) return fileURLToPath(own);
    const found = resolve.apply(this, given);
    const url = isAbsolute(found) ? pathToFileURL(found).href : `node:${found}`;
    check({ specifier, importer, url }, borders);
    return found;
  };
}

function inAThread(dist: string): (next: Borders) => void {
  const { port1, port2 } = new MessageChannel();
  const file = pathToFileURL(join(dist, 'plugin-hooks.cjs')).href;
  module.register(file, { data: port2, transferList: [port2] });
  port1.unref();
  watchRequire();
  return (next) => port1.postMessage(next);
}

/** What is allowed by now. */
export const allowed = (): Borders => borders;

let tell: ((next: Borders) => void) | undefined;

/** From here on modules below these folders, too, may import each other, what Node has built in, and `odpm/sdk`. */
export function allow(roots: readonly string[], dist: string): void {
  borders = { roots: [...new Set([...borders.roots, ...roots])], dist };
  tell ??= commonjs.registerHooks ? inThisThread(commonjs.registerHooks) : inAThread(dist);
  tell(borders);
}
