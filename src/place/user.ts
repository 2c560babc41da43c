import { andThen, bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { readJson } from '../manifest/index.ts';
import { serviceName } from '../model/index.ts';
import type { Look, UserSettings, Variables } from '../model/index.ts';
import { readSecrets, readUserSettings } from '../settings/index.ts';
import type { SecretKeys } from '../settings/index.ts';
import { substituteEvery } from '../substitute/index.ts';

/** Files of the project folder, and how problems name them. */
export interface Folder {
  readonly look: Look;
  /** How a path of the project folder is shown. */
  readonly shown: (path: string) => string;
}

/** What `user_settings.json` says, when it is there. In `validate` an unset variable is a note. */
export async function userSettings(
  { look, shown }: Folder,
  variables: Variables,
  mode: 'plan' | 'validate',
): Promise<Checked<UserSettings | undefined>> {
  const file = 'user_settings.json';
  const text = await look.read(file);
  if (!text.ok) return text;
  if (text.value === undefined) return good(undefined);
  return andThen(readJson(shown(file), text.value, { secret: true }), (written) => {
    const filled = substituteEvery(written, { variables, physical: serviceName, mode });
    if (filled.ok) return andThen(filled, readUserSettings);
    // What a text will be is not known; everything else can be told all the same.
    const flaws = readUserSettings(written).problems.filter(({ code }) => code !== 'settings/bad-member');
    return bad(...filled.problems, ...flaws);
  });
}

/** Which secrets `.odpm/secrets.json` has, when it is there. */
export async function secretKeys({ look, shown }: Folder): Promise<Checked<SecretKeys | undefined>> {
  const file = '.odpm/secrets.json';
  const text = await look.read(file);
  if (!text.ok) return text;
  if (text.value === undefined) return good(undefined);
  return andThen(readJson(shown(file), text.value, { secret: true }), readSecrets);
}
