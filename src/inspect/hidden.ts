import { segmentsOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import type { Origin } from '../model/index.ts';

const secret = /PASS|PWD|(^|_)PW(_|$)|SECRET|TOKEN|CRED|KEY|_AUTH$|_PAT$/i;
const pathOfOne = /^PATH_|_(FILE|PATH|DIR|FOLDER)$/i;

/** Whether what a variable of this name holds is likely a secret; a path to one is none. */
const looksSecret = (name: string): boolean => secret.test(name) && !pathOfOne.test(name);

/** An address with a password in it, or with a token where the user stands. */
const holdsPassword = (value: Json): boolean =>
  typeof value === 'string' && /:\/\/(?!git@)[^\s/@]+@/.test(value);

/** `NAME=value` of a list, `--name=value` of a command. */
const assigned = (value: Json): string =>
  (typeof value === 'string' ? /^-{0,2}([\w.-]+)=/.exec(value)?.[1] : undefined) ?? '';

const isReference = (value: Json): boolean =>
  typeof value === 'string' && /^\$\{@secret:[\w.-]+\}$/.test(value);

/** What is shown of a setting: never a secret, but where one is taken from. */
export const shownSetting = (name: string, value: Json, secretly: boolean): Json =>
  value !== null && !isReference(value) && (secretly || looksSecret(name) || holdsPassword(value))
    ? '(hidden)'
    : value;

/** As `shownSetting`, of what a layer says. */
export const shownText = (name: string, value: string): string =>
  shownSetting(name, value, false) === value ? value : '(hidden)';

/**
 * What is shown of a value that was filled in: never what a variable with a secret brought, and never what variables
 * brought into a place for one.
 */
export function shownValue(value: Json, origin: Origin | undefined, at: Pointer): Json {
  const filled = (origin?.filled ?? []).filter(({ name }) => !name.startsWith('@'));
  const given = filled.filter(({ by }) => by !== undefined);
  if (given.length === 0) return value;
  const place = segmentsOf(at).at(-1) ?? '';
  const forOne = looksSecret(place) || looksSecret(assigned(value)) || holdsPassword(value);
  const found = filled.find(({ name }) => looksSecret(name)) ?? (forOne ? given[0] : undefined);
  return found === undefined ? value : `(hidden: variable ${found.name})`;
}
