import { readFileSync } from 'node:fs';
import module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { check, isTheirs, ownModule } from './borders.ts';
import type { Borders } from './borders.ts';
import { simple } from './simple.ts';
import { typescript } from './types.ts';

// Before Node 22.15 hooks of imports run in a thread of their own. It takes as long to start as half of odpm, and each
// import has to ask it: so a module that imports nothing but the SDK goes without.

interface Parent {
  readonly filename?: string;
}
/** What `require` asks; hooks of the thread do not hear of it. */
type ResolveFilename = (this: unknown, ...given: readonly [request: string, parent?: Parent]) => string;
type Compile = (this: unknown, ...given: readonly [text: string, file: string, format: 'module']) => void;

const commonjs = module as unknown as {
  new (file: string): { readonly exports: unknown };
  readonly prototype: { readonly _compile: Compile };
  _resolveFilename: ResolveFilename;
};

/** From here on `require` of a plugin keeps to its borders. */
export function watchRequire(now: () => Borders): void {
  const resolve = commonjs._resolveFilename;
  commonjs._resolveFilename = function (...given) {
    const [specifier, parent] = given;
    const borders = now();
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

/** Starts the thread; tell it what is allowed. */
export function thread(dist: string): (borders: Borders) => void {
  const { port1, port2 } = new MessageChannel();
  const file = pathToFileURL(join(dist, 'plugin-hooks.cjs')).href;
  module.register(file, { data: port2, transferList: [port2] });
  port1.unref();
  return (borders) => port1.postMessage(borders);
}

function textOf(file: string, borders: Borders): string | undefined {
  try {
    return typescript(pathToFileURL(file).href, borders)?.source ?? readFileSync(file, 'utf8');
  } catch {
    // An import says it better.
    return undefined;
  }
}

/** Without it Node makes one module more for whoever asks with `require`, to say that this is one of today. */
const mark = '\nexport const __esModule = true;\n';

/**
 * Runs a module that asks nobody, and makes it known to Node under its own name → what it exports, or `undefined`: it has
 * to be imported, by way of the thread where it is not known.
 * @throws whatever the module throws
 */
export function seeded(
  file: string,
  borders: Borders,
): { readonly known: boolean; readonly exports?: unknown } {
  const text = /\.(m?js|m?ts)$/.test(file) ? textOf(file, borders) : undefined;
  const own = text === undefined ? undefined : simple(text, borders);
  if (own === undefined) return { known: false };
  try {
    const made = new commonjs(file);
    commonjs.prototype._compile.call(made, own + mark, file, 'module');
    return { known: true, exports: made.exports };
  } catch (error) {
    // It waits at its top: now it is known, and an import can wait.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_REQUIRE_ASYNC_MODULE')
      return { known: true };
    if (error instanceof SyntaxError) return { known: false };
    throw error;
  }
}
