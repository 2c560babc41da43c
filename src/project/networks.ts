import { closest, isList, isObject, pointerTo } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { keyOf, valueAt } from '../model/index.ts';
import { bodiesOf, entriesOf, isOperations } from './entries.ts';
import type { Body, Entry } from './entries.ts';
import * as say from './service-problems.ts';
import { nameAt, placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

function named(body: Body): Entry[] {
  const written = valueAt(body.value, ['networks']);
  if (isList(written) || (written !== undefined && isOperations(written))) return entriesOf(body, 'networks');
  return Object.keys(isObject(written) ? written : {}).map((name) => ({
    value: name,
    at: [...body.at, 'networks', name],
  }));
}

function undeclared(reading: Reading, body: Body, known: readonly string[]): Problem[] {
  return named(body).flatMap(({ value, at }) => {
    if (typeof value !== 'string' || known.includes(value) || placeOf(reading, ...at).open) return [];
    const name = nameAt(reading, value, at);
    return [
      say.noNetwork(
        { name, meant: closest(value, known) },
        keyOf(reading.document.origins, pointerTo(...at)),
      ),
    ];
  });
}

/** A network has to be declared by someone; beside `network_mode` there is none to join. */
export function networkProblems(reading: Reading): Problem[] {
  const own = reading.settings.variables('ODPM_COMPOSE_NETWORK')?.value;
  const known = ['default', ...(own === undefined || own === '' ? [] : [own])];
  return bodiesOf(reading).flatMap((body) => {
    const both =
      valueAt(body.value, ['network_mode']) !== undefined && valueAt(body.value, ['networks']) !== undefined;
    const at = () => keyOf(reading.document.origins, pointerTo(...body.at, 'network_mode'));
    return [
      ...(both ? [say.networkTwice({ service: body.service }, at())] : []),
      ...undeclared(reading, body, known),
    ];
  });
}
