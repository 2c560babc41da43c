import { normalize } from 'node:path';
import { isObject, pointerTo, spelled } from '../base/index.ts';
import { usualWait, valueAt } from '../model/index.ts';
import type { Mount, Port, Service } from '../model/index.ts';
import { dependenciesOf } from './dependencies.ts';
import { entriesOf, isOpen } from './entries.ts';
import type { Body, Entry } from './entries.ts';
import { environmentOf } from './environment.ts';
import { mountFrom } from './mounts.ts';
import { portFrom } from './ports.ts';
import type { Reading } from './reading.ts';
import { restOf } from './rest.ts';

const known = (reading: Reading, body: Body, key: string): Entry[] =>
  entriesOf(body, key).filter((entry) => !isOpen(reading, entry));

/** A port and where it is asked for. What cannot be read is left out: `forms` tells of it. */
export const portsOf = (reading: Reading, body: Body): { port: Port; at: Entry['at'] }[] =>
  known(reading, body, 'ports').flatMap(({ value, at }) => {
    const port = portFrom(value, reading.settings.bind);
    return typeof port === 'string' ? [] : [{ port, at }];
  });

export const mountsOf = (reading: Reading, body: Body): { mount: Mount; at: Entry['at'] }[] =>
  known(reading, body, 'volumes').flatMap(({ value, at }) => {
    const mount = mountFrom(value, reading.around);
    return 'why' in mount ? [] : [{ mount, at }];
  });

/** A folder has one name, with a slash behind it or without. */
export const folderAt = (target: string): string => normalize(target).replace(/(?<=.)\/$/, '');

/** Where a service has memory for a folder: text or list, options behind the target. */
export function tmpfsOf(reading: Reading, body: Body): { target: string; at: Entry['at'] }[] {
  const texts = known(reading, body, 'tmpfs').map(({ value, at }) => [spelled(value), at] as const);
  // The same text twice is told of as that.
  const first = new Map(texts.toReversed());
  return [...first].reverse().map(([text, at]) => ({ target: folderAt(text.split(':')[0] ?? ''), at }));
}

function serviceOf(reading: Reading, body: Body): Service {
  const { image, environment } = body.value;
  const asked = dependenciesOf(body);
  return {
    image: typeof image === 'string' ? image : undefined,
    ports: portsOf(reading, body).map(({ port }) => port),
    mounts: mountsOf(reading, body).map(({ mount }) => mount),
    environment: environmentOf(reading, environment, [...body.at, 'environment']),
    dependsOn: new Map(asked.map(({ name, said }) => [name, { ...usualWait, ...said }])),
    rest: restOf(reading, body),
    at: pointerTo(...body.at),
  };
}

export function servicesOf(reading: Reading): Map<string, Service> {
  const services = valueAt(reading.document.root, ['services']);
  const entries = isObject(services) ? Object.entries(services) : [];
  return new Map(
    entries.flatMap(([service, value]): [string, Service][] => {
      const body = {
        service,
        at: ['services', service],
        value: isObject(value) ? value : {},
        isPatch: false,
      };
      return [[service, serviceOf(reading, body)]];
    }),
  );
}
