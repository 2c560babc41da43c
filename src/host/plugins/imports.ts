import module from 'node:module';
import { check, isTheirs, ownModule } from './borders.ts';
import type { Borders } from './borders.ts';
import { seeded, thread, watchRequire } from './old.ts';
import { typescript } from './types.ts';

interface Found {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

/** Since Node 22.15, for imports and `require` alike. */
interface Hooks {
  resolve(
    specifier: string,
    context: { readonly parentURL?: string },
    next: (specifier: string) => Found,
  ): Found;
  load(url: string, context: object, next: (url: string) => unknown): unknown;
}

const { registerHooks } = module as unknown as { readonly registerHooks?: (hooks: Hooks) => unknown };

let borders: Borders = { roots: [], dist: '' };

const hooks: Hooks = {
  resolve(specifier, { parentURL: importer }, next) {
    if (!isTheirs(importer, borders)) return next(specifier);
    const own = ownModule(specifier, borders);
    if (own !== undefined) return { url: own, format: 'module', shortCircuit: true };
    const found = next(specifier);
    check({ specifier, importer, url: found.url }, borders);
    return found;
  },
  load: (url, _, next) => typescript(url, borders) ?? next(url),
};

/** What is allowed by now. */
export const allowed = (): Borders => borders;

let watching = false;
let tell: ((next: Borders) => void) | undefined;

/** From here on modules below these folders, too, may import each other, what Node has built in, and `odpm/sdk`. */
export function allow(roots: readonly string[], dist: string): void {
  borders = { roots: [...new Set([...borders.roots, ...roots])], dist };
  tell?.(borders);
  if (watching) return;
  watching = true;
  if (registerHooks) registerHooks(hooks);
  else watchRequire(allowed);
}

/**
 * Gets ready for the import of a file → what it exports, where that is known without one.
 * @throws whatever the module throws
 */
export function prepare(file: string): unknown {
  if (registerHooks || tell) return undefined;
  const { known, exports } = seeded(file, borders);
  if (known) return exports;
  tell = thread(borders.dist);
  tell(borders);
  return undefined;
}
