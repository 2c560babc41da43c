import { isList, pointerTo } from '../base/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { Condition, Manifest, Mount, Port, Service } from '../model/index.ts';
import { environmentOf } from './environment.ts';
import { mountOf } from './mounts.ts';
import { portOf } from './ports.ts';
import * as say from './problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

type Written = NonNullable<Manifest['services']>[string];

/** `postgres` is what some call the service `db`. */
export const nameOf = (service: string): string => (service === 'postgres' ? 'db' : service);

function portsOf(reading: Reading, name: string, { ports = [] }: Written): Port[] {
  return ports.flatMap((text, index) => {
    const { pointer, origin, open } = placeOf(reading, 'services', name, 'ports', index);
    const port = open ? undefined : portOf(String(text), reading.settings.bind);
    if (typeof port === 'string') reading.problems.push(say.badPort({ pointer, why: port }, origin));
    return typeof port === 'object' ? [port] : [];
  });
}

function mountsOf(reading: Reading, name: string, { volumes = [] }: Written): Mount[] {
  return volumes.flatMap((text, index) => {
    const { pointer, origin, open } = placeOf(reading, 'services', name, 'volumes', index);
    const mount = open ? undefined : mountOf(text, reading.around.folder);
    if (mount && 'why' in mount) reading.problems.push(say.badMount({ pointer, ...mount }, origin));
    return mount && !('why' in mount) ? [mount] : [];
  });
}

function dependsOn({ depends_on: written = [] }: Written): Map<string, Condition> {
  const entries: [string, Condition][] = isList(written)
    ? written.map((name) => [name, 'service_started'])
    : Object.entries(written as Record<string, { condition: Condition }>).map(([name, one]) => [
        name,
        one.condition,
      ]);
  return new Map(entries.map(([name, condition]) => [nameOf(name), condition]));
}

function checkTexts(reading: Reading, name: string, { image, restart }: Written): void {
  const at = (key: string) => placeOf(reading, 'services', name, key);
  const [ofImage, ofRestart] = [at('image'), at('restart')];
  if (!ofImage.open && !/^[A-Za-z0-9][\w./:@-]*$/.test(image)) {
    reading.problems.push(say.badImage({ pointer: ofImage.pointer }, ofImage.origin));
  }
  if (restart === undefined || ofRestart.open) return;
  if (/^(no|always|unless-stopped|on-failure(:\d+)?)$/.test(restart)) return;
  reading.problems.push(say.badRestart({ pointer: ofRestart.pointer }, ofRestart.origin));
}

const resolved = ['image', 'ports', 'volumes', 'environment', 'depends_on'];

const restOf = (written: Written): JsonObject =>
  Object.fromEntries(Object.entries(written).filter(([key]) => !resolved.includes(key)));

function serviceOf(reading: Reading, name: string, written: Written): Service {
  const { image, environment } = written;
  checkTexts(reading, name, written);
  return {
    image,
    ports: portsOf(reading, name, written),
    mounts: mountsOf(reading, name, written),
    environment: environmentOf(reading, environment, ['services', name, 'environment']),
    dependsOn: dependsOn(written),
    rest: restOf(written),
    at: pointerTo('services', name),
  };
}

export const servicesOf = (reading: Reading): Map<string, Service> =>
  new Map(
    Object.entries(reading.wanted.services).map(([name, one]) => [name, serviceOf(reading, name, one)]),
  );
