import type { Json } from '../base/index.ts';
import type { Origin } from '../model/index.ts';

const secret = /PASS|PWD|SECRET|TOKEN|CRED|KEY|_AUTH$|_PAT$/i;
const pathOfOne = /^PATH_|_(FILE|PATH|DIR|FOLDER)$/i;

/** Whether what a variable of this name holds is likely a secret; a path to one is none. */
const looksSecret = (name: string): boolean => secret.test(name) && !pathOfOne.test(name);

/** An address with a password in it. */
const holdsPassword = (value: Json): boolean =>
  typeof value === 'string' && /:\/\/[^\s/@]*:[^\s/@]+@/.test(value);

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

/** What is shown of a value that was filled in: never what a variable with a secret brought. */
export function shownValue(value: Json, origin: Origin | undefined): Json {
  const filled = (origin?.filled ?? []).filter(({ name }) => !name.startsWith('@'));
  if (filled.every(({ by }) => by === undefined)) return value;
  const names = filled.map(({ name }) => name);
  const found = names.find(looksSecret) ?? (holdsPassword(value) ? names[0] : undefined);
  return found === undefined ? value : `(hidden: variable ${found})`;
}
