import { isList, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem, Place } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import type { ServicePatch } from '../model/index.ts';
import * as say from './service-problems.ts';
import type { Reading } from './reading.ts';

/** What the containers of odpm do not start without. */
const needed: Readonly<Record<string, RegExp>> = {
  odoo: /^ODPM_(CONFIG|SECRETS)_PATH$/,
  db: /^(POSTGRES_(?!INITDB_)|PG(DATA|USER|PASSWORD|PASSFILE|DATABASE|HOST|PORT)$)/,
};

/** The item of a list, or the key of a map, that says something of a variable. */
function saidAt(written: Json | undefined, variable: string): readonly (string | number)[] {
  const item = (list: Json | undefined): number =>
    isList(list) ? list.findIndex((line) => typeof line === 'string' && line.split('=')[0] === variable) : -1;
  if (isList(written)) return [item(written)];
  const unset = item(valueAt(written ?? null, ['unset']));
  return unset < 0 ? [variable] : ['unset', unset];
}

/** Variables that a patch changes or drops and that odpm itself needs. */
export function neededVariables(patch: ServicePatch, { document }: Reading): Problem[] {
  const { service, environment, unset, at } = patch;
  const pattern = Object.hasOwn(needed, service) ? needed[service] : undefined;
  const placeOf = (variable: string): Place => {
    const path = [...segmentsOf(at), 'environment'];
    const said = saidAt(valueAt(document.root, path), variable);
    return keyOf(document.origins, pointerTo(...path, ...said));
  };
  return [...environment.keys(), ...unset]
    .filter((name) => pattern?.test(name))
    .map((variable) => say.neededVariable({ variable, service }, placeOf(variable)));
}
