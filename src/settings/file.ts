import { parse } from 'dotenv';
import { placesOf } from '../diagnostics/index.ts';
import type { Problem, Span } from '../diagnostics/index.ts';
import type { Variable } from '../model/index.ts';
import { differsBecause, quotedOf, quotesFor } from './compose.ts';
import { differsFromIni } from './ini.ts';
import * as say from './problems.ts';
import { scan } from './scan.ts';
import type { Entry, Stray } from './scan.ts';

export interface EnvFile {
  /** As problems show it. */
  readonly file: string;
  /** `undefined`: there is no such file. */
  readonly text: string | undefined;
  /** odpm 4 has worked in this folder: it read the file by other rules. */
  readonly ini?: boolean;
}

export interface Layer {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly problems: readonly Problem[];
}

/** As settings are spelled: another word may be a line of a key that somebody pasted. */
const isName = (word: string): boolean => /^[A-Z_][A-Z0-9_]{0,63}$/.test(word);

function strayProblem({ line }: Stray, span: Span): Problem {
  const word = line.replace(/^export\s+/, '');
  return /^[\w.-]+$/.test(word)
    ? say.bareKey({ key: isName(word) ? word : undefined }, span)
    : say.badLine({ why: 'this line is neither NAME=value nor a comment' }, span);
}

function entryProblem(entry: Entry, value: string | undefined, span: Span): Problem | undefined {
  const { key } = entry;
  const quoted = quotedOf(entry);
  if (value === undefined) return say.badLine({ why: `${key} cannot be the name of a variable` }, span);
  if (value.includes('\0')) return say.badLine({ why: `the value of ${key} holds a NUL` }, span);
  if (quoted && quoted.inside === undefined) return say.unterminated({ key }, span);
  if (quoted && !/^(#.*)?$/.test(quoted.behind)) {
    return say.badLine({ why: `text follows the closing quote of ${key}` }, span);
  }
  const because = differsBecause(entry);
  return because === undefined
    ? undefined
    : say.readsDifferently({ key, because, quotes: quotesFor(value) }, span);
}

/** One .env file: dotenv reads the values, a scan of the same lines gives places and problems. */
export function readLayer(source: EnvFile): Layer {
  const text = (source.text ?? '').replace(/^\ufeff/, '');
  const places = placesOf({ file: source.file, text, secret: true });
  const values = parse(text);
  const { entries, strays } = scan(text);
  const variables = new Map<string, Variable & { readonly at: Span }>();
  const problems = strays.map((stray) => strayProblem(stray, places(stray.at, stray.at + stray.line.length)));
  for (const entry of entries) {
    const at = places(entry.at, entry.at + entry.key.length);
    const value = Object.hasOwn(values, entry.key) ? values[entry.key] : undefined;
    const first = variables.get(entry.key);
    const found = first ? say.twice({ key: entry.key }, at, first.at) : entryProblem(entry, value, at);
    if (found) problems.push(found);
    const because = source.ini && value !== undefined ? differsFromIni(entry, value, text) : undefined;
    if (because !== undefined) problems.push(say.readDifferently({ key: entry.key, because }, at));
    if (value !== undefined) variables.set(entry.key, { value, by: source.file, at });
  }
  return { variables, problems };
}
