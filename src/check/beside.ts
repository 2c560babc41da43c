import { join } from 'node:path';
import { isList } from '../base/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import type { Document, Look, UserSettings } from '../model/index.ts';
import { variableNames } from '../settings/index.ts';
import type { SecretKeys } from '../settings/index.ts';
import { lostServices, namedVariables } from '../substitute/index.ts';
import * as say from './problems.ts';

/** Variables that a manifest names and the team's `.env.example`, where there is one, does not. */
export async function exampleProblems(views: readonly Document[], look: Look): Promise<Problem[]> {
  const file = '.env.example';
  const text = await look.read(file);
  if (!text.ok || text.value === undefined) return [];
  const known = variableNames(text.value);
  return views.flatMap((view) =>
    [...namedVariables(view)]
      .filter(([name]) => !known.has(name))
      .map(([name, origin]) => say.notInExample({ name, file }, origin)),
  );
}

const endings = ['.mjs', '.js', '.ts', '/package.json'];

/** Plugins that the manifest lists and `.odpm/plugins` does not have. */
export async function pluginProblems(document: Document, folder: string, look: Look): Promise<Problem[]> {
  const listed = valueAt(document.root, ['extensions', 'local']);
  const names = isList(listed) ? listed.filter((name) => typeof name === 'string') : [];
  const found = await Promise.all(
    names.map(async (name, index) => {
      const paths = endings.map((ending) => join(folder, '.odpm/plugins', `${name}${ending}`));
      const there = await Promise.all(paths.map((path) => look.stat(path)));
      if (there.some((facts) => facts !== undefined)) return [];
      return [say.noPlugin({ name }, originOf(document.origins, `/extensions/local/${String(index)}`))];
    }),
  );
  return found.flat();
}

/** What the manifest needs of `.odpm/secrets.json` in the scenarios that have secrets, and the file lacks. */
export function secretProblems(views: readonly Document[], keys: SecretKeys | undefined): Problem[] {
  return views.flatMap(({ root, origins }) => {
    if (valueAt(root, ['secrets', 'required']) !== true) return [];
    if (keys === undefined) return [say.noSecrets({}, keyOf(origins, '/secrets/required'))];
    const listed = valueAt(root, ['secrets', 'keys']);
    return (isList(listed) ? listed : []).flatMap((key, index) =>
      typeof key !== 'string' || keys.usable.has(key)
        ? []
        : [
            say.noSecret(
              { key, waits: keys.placeholders.has(key) },
              originOf(origins, `/secrets/keys/${String(index)}`),
            ),
          ],
    );
  });
}

/** What a user's own settings name that the manifest has in no scenario. */
export const userProblems = (
  views: readonly Document[],
  user: Checked<UserSettings | undefined>,
): Problem[] => (user.ok && user.value ? lostServices(user.value.document, views) : []);
