import { isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { hostLines, hostsOf } from './hosts.ts';
import type { ListChange, Mount, Port, Service, ServicePatch, Wait } from './service.ts';

const operations: readonly string[] = ['remove', 'append', 'replace'];

/** Whether an object says what to do with a list, rather than being a map. */
export const isOperations = (value: Json | undefined): value is JsonObject =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, items]) => operations.includes(key) && isList(items));

interface Kind<T> {
  /** Of two entries with one key only one can be there. */
  readonly key: (item: T) => string;
  readonly isNamed: (item: T, text: string) => boolean;
}

const ports: Kind<Port> = {
  key: ({ target, protocol }) => `${target}/${protocol}`,
  isNamed: ({ address, published = '', target, protocol }, text) => {
    const [written = '', said = 'tcp'] = text.split('/');
    const forms = [target, `${published}:${target}`, `${address}:${published}:${target}`];
    return protocol === said && forms.includes(written);
  },
};

const mounts: Kind<Mount> = {
  key: ({ target }) => target,
  isNamed: ({ source, target }, text) =>
    text === target || text.split(':', 2).join(':') === `${source ?? ''}:${target}`,
};

/** The entries with new ones: each in the place of the one with its key, the others behind. */
function joined<T>(own: readonly T[], more: readonly T[], key: Kind<T>['key']): T[] {
  const left = [...more];
  const kept = own.flatMap((item) => {
    const same = left.filter((one) => key(one) === key(item));
    for (const one of same) left.splice(left.indexOf(one), 1);
    return same.length > 0 ? same : [item];
  });
  return [...kept, ...left];
}

function changed<T>(own: readonly T[], change: ListChange<T>, { key, isNamed }: Kind<T>): readonly T[] {
  if (change.replace) return change.replace;
  const left = own.filter((item) => !change.remove.some((text) => isNamed(item, text)));
  return [...joined(left, change.join, key), ...change.append];
}

const texts = (value: Json | undefined): readonly string[] => (isList(value) ? value.map(String) : []);
const list = (value: Json | undefined): readonly Json[] =>
  isList(value) ? value : value === undefined ? [] : [value];

function operated(own: Json | undefined, change: JsonObject): readonly Json[] {
  if (isList(change['replace'])) return change['replace'];
  const gone = texts(change['remove']);
  const left = list(own).filter(
    (item) => !gone.includes(typeof item === 'string' ? item : JSON.stringify(item)),
  );
  return [...left, ...list(change['append'])];
}

function merged(own: Json | undefined, change: Json): Json {
  if (isOperations(change)) return operated(own, change);
  if (!isObject(change) || !isObject(own)) return change;
  const entries = Object.entries(change).map(([key, value]): [string, Json] => [
    key,
    merged(own[key], value),
  ]);
  return { ...own, ...Object.fromEntries(entries) };
}

/** They are kept as a map; a change by lines is one of its lines, whichever sign stands behind the name. */
function hosts(own: Json | undefined, change: JsonObject): JsonObject {
  const lines = Object.entries(change).map(([key, each]): [string, Json] => [
    key,
    isList(each) ? hostLines(hostsOf(each)) : each,
  ]);
  return hostsOf(operated(hostLines(own), Object.fromEntries(lines)));
}

/** Beside `network_mode` Compose takes no list of networks, not even an empty one. */
const withoutEmpty = (rest: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => key !== 'networks' || !isList(value) || value.length > 0),
  );

/** As Compose takes what the long form does not say. */
export const usualWait: Wait = { condition: 'service_started', restart: false, required: true };

function dependencies(own: Service['dependsOn'], change: ServicePatch['dependsOn']): Map<string, Wait> {
  const base = change.replace ? [] : [...own].filter(([name]) => !change.remove.includes(name));
  const more = [...(change.replace ?? []), ...change.join];
  return new Map([
    ...base,
    ...more.map(([name, said]) => [name, { ...usualWait, ...own.get(name), ...said }] as const),
  ]);
}

/** A service after a patch: scalars replace, maps and environments merge, ports and mounts join by what they serve. */
export function patched(service: Service, patch: ServicePatch): Service {
  const environment = new Map([...service.environment, ...patch.environment]);
  for (const name of patch.unset) environment.delete(name);
  const rest = merged(service.rest, patch.rest);
  const { extra_hosts: lines } = patch.rest;
  const named = isOperations(lines) && { extra_hosts: hosts(service.rest['extra_hosts'], lines) };
  return {
    ...service,
    image: patch.image ?? service.image,
    ports: changed(service.ports, patch.ports, ports),
    mounts: changed(service.mounts, patch.mounts, mounts),
    environment,
    dependsOn: dependencies(service.dependsOn, patch.dependsOn),
    rest: isObject(rest) ? withoutEmpty({ ...rest, ...named }) : service.rest,
  };
}
