import { closest, isList, isObject, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { isOperations, keyOf, serviceName, valueAt } from '../model/index.ts';
import { bodiesOf, entriesOf } from './entries.ts';
import type { Body, Entry, Segments } from './entries.ts';
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
    const facts = { ...nameAt(reading, value, at), meant: closest(value, known) };
    const key = keyOf(reading.document.origins, pointerTo(...at));
    return [say.noNetwork(facts, key, placeOf(reading, ...at).giver?.at)];
  });
}

interface Said {
  readonly at: Segments;
  /** Of all that is said of services: what comes later wins. */
  readonly order: number;
}

/** Whether it leaves something there: `null`, nothing listed, and what only takes out do not. */
const holds = (value: Json): boolean =>
  isOperations(value)
    ? ['append', 'replace'].some((key) => isList(value[key]) && value[key].length > 0)
    : typeof value === 'object'
      ? Object.keys(value ?? {}).length > 0
      : true;

/** A key of each service where the last that was said of it is something. */
function lastOf(bodies: readonly Body[], key: string): Map<string, Said> {
  const last = new Map<string, Said>();
  bodies.forEach((body, order) => {
    const value = valueAt(body.value, [key]);
    const service = serviceName(body.service);
    if (value === undefined) return;
    if (holds(value)) last.set(service, { at: [...body.at, key], order });
    else last.delete(service);
  });
  return last;
}

/** Beside `network_mode` there is no network to join, whoever says it. */
function both(reading: Reading, bodies: readonly Body[]): Problem[] {
  const networks = lastOf(bodies, 'networks');
  return [...lastOf(bodies, 'network_mode')].flatMap(([service, mode]) => {
    const other = networks.get(service);
    if (!other) return [];
    const place = ({ at }: Said) => keyOf(reading.document.origins, pointerTo(...at));
    if (mode.order === other.order) return [say.networkTwice({ service }, place(mode))];
    const [later, earlier] = mode.order > other.order ? [mode, other] : [other, mode];
    return [say.networkTwice({ service }, place(later), place(earlier))];
  });
}

/** A network has to be declared by someone; beside `network_mode` there is none to join. */
export function networkProblems(reading: Reading): Problem[] {
  const own = reading.settings.variables('ODPM_COMPOSE_NETWORK')?.value;
  const known = ['default', ...(own === undefined || own === '' ? [] : [own])];
  const bodies = bodiesOf(reading);
  return [...both(reading, bodies), ...bodies.flatMap((body) => undeclared(reading, body, known))];
}
