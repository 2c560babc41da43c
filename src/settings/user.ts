import { pointerTo, segmentsOf } from '../base/index.ts';
import { checked } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { originOf, valueAt } from '../model/index.ts';
import type { Document, Effective, UserSettings } from '../model/index.ts';
import { flawsIn } from './flaws.ts';
import { thorough } from './user.generated.js';
import { userKeys } from './user-keys.generated.ts';

interface Row {
  readonly default: Effective['value'];
  readonly secret?: true;
}

const rows: readonly (readonly [string, Row])[] = Object.entries(userKeys);

function effectiveOf({ root, origins }: Document): Effective[] {
  return rows.map(([key, row]): Effective => {
    const value = valueAt(root, segmentsOf(key));
    const secret = row.secret && { secret: row.secret };
    // An empty text is no choice, but for a password that nobody else may choose.
    if (value === undefined || (value === '' && !row.secret))
      return { key, value: row.default, by: 'default', ...secret };
    const origin = originOf(origins, key);
    return { key, value, by: origin?.by ?? 'user_settings.json', ...(origin && { at: origin }), ...secret };
  });
}

/** What holds where there is no `user_settings.json`. */
export const noUserSettings: UserSettings = {
  developing: undefined,
  document: { root: {}, origins: new Map() },
  effective: () => effectiveOf({ root: {}, origins: new Map() }),
};

/** The link of the repository that the user works in, whatever else the file says. */
export function developingIn({ root, origins }: Document): UserSettings['developing'] {
  const link = valueAt(root, ['developing_project']);
  if (typeof link !== 'string' || link.trim() === '') return undefined;
  return { link, origin: originOf(origins, pointerTo('developing_project')) };
}

/**
 * `user_settings.json`, read as JSON and with its references filled in → what it says. An unknown key is a warning,
 * a value of another kind an error; problems name keys and places, never values.
 */
export function readUserSettings(document: Document): Checked<UserSettings> {
  const problems = flawsIn(document, thorough());
  const settings: UserSettings = {
    developing: developingIn(document),
    document,
    effective: () => effectiveOf(document),
  };
  return checked(settings, problems);
}
