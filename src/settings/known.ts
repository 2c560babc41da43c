import { closest } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { Variable } from '../model/index.ts';
import { keys } from './keys.generated.ts';
import * as say from './problems.ts';

const processOnly = ['ODPM_PROJECT_DIR', 'ODPM_HOME', 'ODPM_PLUGINS', 'ODPM_TRUST_DIGEST'];

// Settings that teams have in their files already, and that no part of odpm reads yet.
const accepted = [
  'ODPM_BAKE_SECRETS',
  'ODPM_BASE_IMAGE_REGISTRY',
  'ODPM_CA_FILE',
  'ODPM_CI_IMAGE_BUILDER',
  'ODPM_CI_IMAGE_PUSH',
  'ODPM_COMPOSE_NETWORK',
  'ODPM_COMPOSE_NETWORK_EXTERNAL',
  'ODPM_COMPOSE_PREFIX',
  'ODPM_DEBUGGER_BACKEND',
  'ODPM_DEBUGGER_CONNECT_HOST',
  'ODPM_DEBUGGER_SUSPEND',
  'ODPM_IDE',
  'ODPM_JOBS',
  'ODPM_LOCALE',
  'ODPM_PORTS',
  'ODPM_SECRETS_PROVIDER',
  'ODPM_SECURITY_PROFILE',
  'ODPM_WKHTMLTOPDF_URL',
];

const known = [...Object.keys(keys), ...accepted];

/** Keys of odpm's own names that mean nothing in a .env file; all other names are the project's. */
export function keyProblems(variables: ReadonlyMap<string, Variable>): Problem[] {
  return [...variables].flatMap(([key, { at }]) => {
    if (processOnly.includes(key)) return [say.processOnly({ key }, at)];
    if (!key.startsWith('ODPM_') || key.startsWith('ODPM_KANIKO_') || known.includes(key)) return [];
    return [say.unknownKey({ key, meant: closest(key, known) }, at)];
  });
}
