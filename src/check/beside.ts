import { isList, isObject, pointerTo, segmentsOf } from '../base/index.ts';
import type { Pointer } from '../base/index.ts';
import type { Checked, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf, valueAt } from '../model/index.ts';
import type { Document, Look, Settings, UserSettings } from '../model/index.ts';
import { discover, hookIdsOf } from '../plugins/index.ts';
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

interface Beside {
  readonly folder: string;
  readonly look: Look;
  /** How the project folder is shown. */
  readonly shown: string;
}

/** What is known of the plugins that a manifest names. */
interface Plugins {
  readonly hookIds: readonly string[] | 'later';
  /** `unsure`: their code may bring some. */
  readonly distributions: 'unsure' | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The plugins that a manifest is for, as far as they are known without their code. What one user or one run leaves out
 * is looked at, too: it is the team's.
 */
export async function pluginsBeside(document: Document, beside: Beside): Promise<Plugins> {
  const nobody = { environment: {}, disabled: [], off: false, installed: false };
  const found = await discover({ document, ...beside, ...nobody });
  const problems = [...found.problems, ...found.plugins.flatMap((plugin) => plugin.problems)];
  const distributions = found.plugins.some(({ origin }) => origin !== 'built-in') ? 'unsure' : undefined;
  return { hookIds: hookIdsOf(found), distributions, problems };
}

/** Where the secrets of a scenario come from; those of any provider but `file` are no business of a file. */
function areInFile({ root }: Document, { variables }: Settings): boolean {
  const written = valueAt(root, ['secrets', 'provider']);
  const named = isObject(written) ? written['type'] : written;
  const provider = named ?? variables('ODPM_SECRETS_PROVIDER')?.value.trim();
  return provider === undefined || provider === '' || provider === 'file';
}

interface Listed {
  readonly view: Document;
  readonly at: Pointer;
  readonly severity: Problem['severity'];
}

/** The keys of a list that `.odpm/secrets.json` has no value for. */
function lacking({ view: { root, origins }, at, severity }: Listed, keys: SecretKeys): Problem[] {
  const listed = valueAt(root, segmentsOf(at));
  return (isList(listed) ? listed : []).flatMap((key, index) => {
    if (typeof key !== 'string' || keys.usable.has(key)) return [];
    const waits = keys.placeholders.has(key);
    const found = say.noSecret({ key, waits }, originOf(origins, `${at}/${String(index)}`));
    return [{ ...found, severity }];
  });
}

/** What services are given, where the file is there: that a colleague has no value yet is no mistake of the manifest. */
function ofServices(view: Document, keys: SecretKeys): Problem[] {
  const services = valueAt(view.root, ['services']);
  return Object.keys(isObject(services) ? services : {}).flatMap((name) =>
    lacking({ view, at: pointerTo('services', name, 'secrets'), severity: 'note' }, keys),
  );
}

/** What the manifest needs of `.odpm/secrets.json` in the scenarios that have secrets, and the file lacks. */
export function secretProblems(
  views: readonly Document[],
  keys: SecretKeys | undefined,
  settings: Settings,
): Problem[] {
  return views.flatMap((view) => {
    if (!areInFile(view, settings)) return [];
    const required = valueAt(view.root, ['secrets', 'required']) === true;
    if (keys === undefined)
      return required ? [say.noSecrets({}, keyOf(view.origins, '/secrets/required'))] : [];
    const asked = { view, at: '/secrets/keys', severity: 'warning' } as const;
    return [...(required ? lacking(asked, keys) : []), ...ofServices(view, keys)];
  });
}

/** What a user's own settings name that the manifest has in no scenario. */
export const userProblems = (
  views: readonly Document[],
  user: Checked<UserSettings | undefined>,
): Problem[] => (user.ok && user.value ? lostServices(user.value.document, views) : []);
