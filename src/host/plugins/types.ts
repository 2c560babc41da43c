import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTheirs } from './borders.ts';
import type { Borders } from './borders.ts';

interface Source {
  readonly format: 'module';
  readonly source: string;
  readonly shortCircuit: true;
}

/** Since Node 22.18 and 23.6. */
const { typescript: readsTypes } = process.features as { readonly typescript?: unknown };

type Strip = (text: string, file: string) => string;

/** `.ts` and `.mts` of a plugin as an ES module, where Node reads no types itself; `undefined` for any other file. */
export function typescript(url: string, borders: Borders): Source | undefined {
  if (readsTypes || !/\.m?ts$/.test(url) || !isTheirs(url, borders)) return undefined;
  const file = fileURLToPath(url);
  // Three megabytes, in a file of its own.
  const { withoutTypes } = createRequire(join(borders.dist, 'index.cjs'))('./typescript.cjs') as {
    withoutTypes: Strip;
  };
  return { format: 'module', source: withoutTypes(readFileSync(file, 'utf8'), file), shortCircuit: true };
}
