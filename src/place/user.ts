import { andThen, bad, both, checked, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { readAsFar } from '../manifest/index.ts';
import type { AsFar } from '../manifest/index.ts';
import type { Document, Look, UserSettings, Values } from '../model/index.ts';
import { developingIn, readSecrets, readUserSettings } from '../settings/index.ts';
import type { SecretKeys } from '../settings/index.ts';
import { substituteEvery } from '../substitute/index.ts';

/** Files of the project folder, and how problems name them. */
export interface Folder {
  readonly look: Look;
  /** How a path of the project folder is shown. */
  readonly shown: (path: string) => string;
}

/** What `user_settings.json` says, and the repository that it names, whatever else is wrong with it. */
export interface User {
  readonly settings: Checked<UserSettings | undefined>;
  readonly developing: UserSettings['developing'];
}

/** What `user_settings.json` says, when it is there. In `validate` an unset variable is a note. */
export async function userSettings(
  { look, shown }: Folder,
  values: Values,
  mode: 'plan' | 'validate',
): Promise<User> {
  const file = 'user_settings.json';
  const text = await look.read(file);
  const none = { developing: undefined };
  if (!text.ok) return { settings: text, ...none };
  if (text.value === undefined) return { settings: good(undefined), ...none };
  const written = readAsFar(shown(file), text.value, { secret: true });
  const { document } = written;
  if (!document) return { settings: bad(...written.problems), ...none };
  const filled = substituteEvery(document, { ...values, mode });
  const settings = filled.ok ? andThen(filled, readUserSettings) : flawsBeside(filled, document);
  const developing = developingIn(filled.ok ? filled.value : document);
  const isWhole = filled.ok || developing?.link.includes('$') === false;
  return { settings: beside(written, settings), developing: isWhole ? developing : undefined };
}

/** What a text says, unless something was wrong with it as JSON: that hides nothing of the rest. */
function beside<T>({ problems }: AsFar, said: Checked<T>): Checked<T> {
  const two = both(checked(undefined, problems), said);
  return two.ok ? good(two.value[1], two.problems) : two;
}

/** What a text will be is not known; everything else can be told all the same. */
function flawsBeside({ problems }: Checked<unknown>, written: Document): Checked<never> {
  const flaws = readUserSettings(written).problems.filter(({ code }) => code !== 'settings/bad-member');
  return bad(...problems, ...flaws);
}

/** Which secrets `.odpm/secrets.json` has, when it is there. */
export async function secretKeys({ look, shown }: Folder): Promise<Checked<SecretKeys | undefined>> {
  const file = '.odpm/secrets.json';
  const text = await look.read(file);
  if (!text.ok) return text;
  if (text.value === undefined) return good(undefined);
  const written = readAsFar(shown(file), text.value, { secret: true });
  return written.document ? beside(written, readSecrets(written.document)) : bad(...written.problems);
}
