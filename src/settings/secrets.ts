import { isObject } from '../base/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import { flawsIn } from './flaws.ts';
import { thorough } from './secrets.generated.js';

/** Which secrets a file has. Values are not among it. */
export interface SecretKeys {
  /** Keys with a value that can be used. */
  readonly usable: ReadonlySet<string>;
  /** Keys that are there and still wait for a value. */
  readonly placeholders: ReadonlySet<string>;
}

const waiting = /^\s*(REPLACE_ME|CHANGEME|TODO)?\s*$/i;

/** `.odpm/secrets.json`, read as JSON → which keys it has; problems name keys and places, never values. */
export function readSecrets(document: Document): Checked<SecretKeys> {
  const values = valueAt(document.root, ['secrets']);
  const entries = Object.entries(isObject(values) ? values : {});
  const isWaiting = ([, value]: (typeof entries)[number]) => typeof value !== 'string' || waiting.test(value);
  const keysOf = (some: typeof entries) => new Set(some.map(([key]) => key));
  const found = {
    usable: keysOf(entries.filter((entry) => !isWaiting(entry))),
    placeholders: keysOf(entries.filter(isWaiting)),
  };
  return checked(found, flawsIn(document, thorough()));
}
