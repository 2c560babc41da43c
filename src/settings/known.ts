import { closest } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Settings, Variable } from '../model/index.ts';
import * as say from './problems.ts';
import { rules, settingOf } from './values.ts';

const known = new Map(rules);
const isKaniko = (key: string): boolean => key.startsWith('ODPM_KANIKO_');

/** Keys of odpm's own names that mean nothing in a .env file; all other names are the project's. */
export function keyProblems(variables: ReadonlyMap<string, Variable>): Problem[] {
  const kaniko = [...variables].find(([key]) => isKaniko(key));
  const found = [...variables].flatMap(([key, { at }]) => {
    if (known.get(key)?.process) return [say.processOnly({ key }, at)];
    if (!key.startsWith('ODPM_') || isKaniko(key) || known.has(key)) return [];
    return [say.unknownKey({ key, meant: closest(key, known.keys()) }, at)];
  });
  return kaniko ? [...found, say.kaniko({ key: kaniko[0] }, kaniko[1].at)] : found;
}

/** A setting that another one leaves without effect. */
export function idleProblems(said: Settings['said']): Problem[] {
  const prefix = settingOf('ODPM_COMPOSE_PREFIX', said);
  const name = settingOf('POSTGRES_SERVICE_NAME', said);
  return prefix && name ? [say.idleName({}, name.at, prefix.at)] : [];
}
