import { isBuiltin } from 'node:module';
import { ownModule } from './borders.ts';
import type { Borders } from './borders.ts';

const statement = /^(import\s(?:[\w$*{},\s]+?\sfrom\s)?\s*)(['"])([^'"\n]+)\2/gm;
/** What may be an import: each has to be a statement as above, or one of these properties. */
const doubtful = /\bimport\b(?!\.meta\.(?:url|dirname|filename)\b)|\bfrom\s*['"]|\brequire\b/g;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * A module that imports only what Node has built in and `odpm/sdk`, at its beginning, with that written as the file
 * that it is. `undefined`: it may import something else, or is no ES module.
 */
export function simple(text: string, borders: Borders): string | undefined {
  const found = [...text.matchAll(statement)];
  const words = found.reduce((sum, [whole]) => sum + count(whole, doubtful), 0);
  const last = found.at(-1);
  // What looks like a statement in a template is text.
  if (words !== count(text, doubtful) || (last && text.slice(0, last.index).includes('`'))) return undefined;
  if (!last && !/^export\b/m.test(text)) return undefined;
  const known = found.every(([, , , name = '']) => isBuiltin(name) || ownModule(name, borders) !== undefined);
  if (!known) return undefined;
  return text.replaceAll(statement, (...[, before, quote, name]: readonly string[]) => {
    const file = ownModule(name ?? '', borders) ?? name;
    return `${before ?? ''}${quote ?? ''}${file ?? ''}${quote ?? ''}`;
  });
}
