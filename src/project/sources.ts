import { normalize } from 'node:path';
import { closest, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { physicalName, valueAt } from '../model/index.ts';
import { bodiesOf, entriesOf } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Services that name a source which nobody declares. */
export function lostSources(reading: Reading): Problem[] {
  const declared = valueAt(reading.document.root, ['service_sources']);
  const known = isObject(declared) ? Object.keys(declared) : [];
  return bodiesOf(reading).flatMap(({ value, at }) => {
    const name = value['source'];
    if (typeof name !== 'string' || known.includes(name)) return [];
    const { open, origin, giver } = placeOf(reading, ...at, 'source');
    const shown = nameAt(reading, name, [...at, 'source']);
    return open ? [] : [say.noSource({ ...shown, known, meant: closest(name, known) }, origin, giver?.at)];
  });
}

const below = /^\$\{@source:[^}]*\}(\/[^$]*)?$/;

const leavesSource = (value: Json | undefined): boolean => {
  const rest = typeof value === 'string' ? below.exec(value)?.[1] : undefined;
  return rest !== undefined && /^\.\.(\/|$)/.test(normalize(`.${rest}`));
};

/** Folders and files said to lie in a source that lie beside it. */
export const outOfSources = (reading: Reading): Problem[] =>
  bodiesOf(reading).flatMap((body) => {
    const paths = [
      ...entriesOf(body, 'build'),
      ...entriesOf(body, 'build', 'context'),
      ...entriesOf(body, 'env_file'),
    ];
    return paths.flatMap(({ value, at }) => {
      const [text, place] = isObject(value) ? [value['path'], [...at, 'path']] : [value, at];
      if (!leavesSource(text)) return [];
      const { subject, origin, giver } = placeOf(reading, ...place);
      return [say.outOfSource({ pointer: subject }, origin, giver?.at)];
    });
  });

/** Two services of one name in Docker, where settings give those of odpm another one. */
export function namesTaken(reading: Reading): Problem[] {
  const services = valueAt(reading.document.root, ['services']);
  const { names, at } = reading.settings;
  const setting = names.prefix === '' ? 'POSTGRES_SERVICE_NAME' : 'ODPM_COMPOSE_PREFIX';
  const [db, odoo] = [physicalName(names, 'db'), physicalName(names, 'odoo')];
  const both = db === odoo ? [say.nameTaken({ name: db, own: 'odoo', setting }, at(setting))] : [];
  const taken = [['db', db] as const, ['odoo', odoo] as const].flatMap(([own, name]) => {
    if (name === own || !isObject(services) || !Object.hasOwn(services, name)) return [];
    const { origin } = placeOf(reading, 'services', name);
    return [say.nameTaken({ name, own, setting }, origin?.key ?? origin, at(setting))];
  });
  return [...both, ...taken];
}
