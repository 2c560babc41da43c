import { isList, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { isOperations, serviceName, valueAt } from '../model/index.ts';
import type { ListChange, ServicePatch } from '../model/index.ts';
import { dependenciesOf } from './dependencies.ts';
import { patchBodies } from './entries.ts';
import type { Body, Segments } from './entries.ts';
import { environmentOf, unsetOf } from './environment.ts';
import type { Reading } from './reading.ts';
import { restOf } from './rest.ts';
import { mountsOf, portsOf } from './services.ts';

const texts = (value: Json | undefined): string[] => (isList(value) ? value.map(String) : []);

interface Placed<T> {
  readonly item: T;
  readonly at: Segments;
}

/** What a patch says of a list: entries that join it, or what is to be done with it. */
function listChange<T>(body: Body, key: string, items: readonly Placed<T>[]): ListChange<T> {
  const written = valueAt(body.value, [key]);
  const said = (word: string): readonly T[] =>
    items.filter(({ at }) => at[body.at.length + 1] === word).map(({ item }) => item);
  if (!isOperations(written)) {
    return { join: items.map(({ item }) => item), remove: [], append: [], replace: undefined };
  }
  return {
    join: [],
    remove: texts(written['remove']),
    append: said('append'),
    replace: isList(written['replace']) ? said('replace') : undefined,
  };
}

/** Two mounts cannot have one target, so one that is added takes the place of the one that is there. */
const atTargets = <T>({ join, append, ...change }: ListChange<T>): ListChange<T> => ({
  ...change,
  join: [...join, ...append],
  append: [],
});

function dependsOn(body: Body): ServicePatch['dependsOn'] {
  const written = valueAt(body.value, ['depends_on']);
  const said = dependenciesOf(body).map(({ name, said: wait, at }) => ({
    entry: [name, wait] as const,
    word: at[body.at.length + 1],
  }));
  const entries = (word?: string) =>
    said.filter((one) => word === undefined || one.word === word).map(({ entry }) => entry);
  if (isList(written)) return { join: [], remove: [], replace: entries() };
  if (!isOperations(written)) return { join: entries(), remove: [], replace: undefined };
  return {
    join: entries('append'),
    remove: texts(written['remove']).map(serviceName),
    replace: isList(written['replace']) ? entries('replace') : undefined,
  };
}

function patchOf(reading: Reading, body: Body): ServicePatch {
  const { image, environment } = body.value;
  const ports = portsOf(reading, body).map(({ port: item, at }) => ({ item, at }));
  const mounts = mountsOf(reading, body).map(({ mount: item, at }) => ({ item, at }));
  return {
    service: serviceName(body.service),
    image: typeof image === 'string' ? image : undefined,
    environment: environmentOf(reading, environment, [...body.at, 'environment']),
    unset: unsetOf(environment),
    ports: listChange(body, 'ports', ports),
    mounts: atTargets(listChange(body, 'volumes', mounts)),
    dependsOn: dependsOn(body),
    rest: restOf(reading, body),
    at: pointerTo(...body.at),
  };
}

/** The manifest's patches, then the scenario's: each is applied to what the one before left. */
export const patchesOf = (reading: Reading): ServicePatch[] =>
  patchBodies(reading).map((body) => patchOf(reading, body));
