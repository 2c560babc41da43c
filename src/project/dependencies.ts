import { isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { isOperations, serviceName, valueAt } from '../model/index.ts';
import type { Wait } from '../model/index.ts';
import { entriesOf } from './entries.ts';
import type { Body, Segments } from './entries.ts';
import { isOn } from './long.ts';

/** A service that another one waits for. */
export interface Dependency {
  /** As Compose has it: `postgres` means `db`. */
  readonly name: string;
  /** What the long form says of it. */
  readonly said: Partial<Wait>;
  readonly at: Segments;
}

function waitOf(value: Json): Partial<Wait> {
  if (!isObject(value)) return {};
  const { condition: word, restart, required } = value;
  const ends = word === 'service_healthy' || word === 'service_completed_successfully';
  return {
    condition: ends ? word : 'service_started',
    ...(restart !== undefined && { restart: isOn(restart) }),
    ...(required !== undefined && { required: isOn(required) }),
  };
}

/** The services that a body names under `depends_on`, in either form. */
export function dependenciesOf({ value, at }: Pick<Body, 'value' | 'at'>): Dependency[] {
  const written = valueAt(value, ['depends_on']);
  if (written === undefined) return [];
  if (isList(written) || isOperations(written)) {
    return entriesOf({ value, at }, 'depends_on').flatMap((entry) =>
      typeof entry.value === 'string' ? [{ name: serviceName(entry.value), said: {}, at: entry.at }] : [],
    );
  }
  return Object.entries(isObject(written) ? written : {}).map(([name, one]) => ({
    name: serviceName(name),
    said: waitOf(one),
    at: [...at, 'depends_on', name],
  }));
}

/** `service:NAME` of `network_mode` and `pid`: that service has to be there, and to run first. */
export function sharedWith({ value, at }: Pick<Body, 'value' | 'at'>): Dependency[] {
  return ['network_mode', 'pid'].flatMap((key) => {
    const text = Object.hasOwn(value, key) ? value[key] : undefined;
    const name = typeof text === 'string' ? /^service:(.+)$/.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [{ name: serviceName(name), said: {}, at: [...at, key] }];
  });
}
