import { byText, isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { hostLines } from '../model/index.ts';
import type { Mount, Port, Service, Wait } from '../model/index.ts';

function shortPort({ address, published, target, protocol }: Port): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `${host}:${published ?? ''}:${target}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/** One entry for each port in the container: of ranges only the short form knows. */
function longPorts({ address, published, target, protocol, details }: Port): JsonObject[] {
  const [first = 0, last = first] = target.split('-').map(Number);
  const isRange = first !== last;
  const from = Number(published?.split('-')[0]);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    target: first + index,
    ...(published !== undefined && { published: isRange ? String(from + index) : published }),
    host_ip: address,
    protocol,
    ...details,
  }));
}

const ported = (port: Port): Json[] =>
  Object.keys(port.details).length > 0 ? longPorts(port) : [shortPort(port)];

/** Long form: a colon or a comma in a path means nothing there. */
function longMount({ kind, source, target, readOnly, details }: Mount): JsonObject {
  const { bind } = details;
  const ours = source?.startsWith('./.odpm/') === true;
  return {
    type: kind,
    ...(source !== undefined && { source }),
    target,
    ...(readOnly && { read_only: true }),
    ...details,
    ...(kind === 'bind' && { bind: { create_host_path: !ours, ...(isObject(bind) && bind) } }),
  };
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => byText(a, b));

/** What is as Compose takes it anyway is left out. */
const waited = ({ condition, restart, required }: Wait): JsonObject => ({
  condition,
  ...(restart && { restart }),
  ...(!required && { required }),
});

const dependsOn = (service: Service): JsonObject =>
  Object.fromEntries(sorted(service.dependsOn).map(([name, wait]) => [name, waited(wait)]));

/** Compose fills `$` in by itself: every one of ours is doubled. Keys are no place of substitution. */
export function literal(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (isList(value)) return value.map(literal);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, literal(each)]));
  return value;
}

/** A service in Compose's words, keys in a fixed order, so that the same service is the same bytes. */
export function definition(service: Service): JsonObject {
  const { image, ports, mounts, environment, rest } = service;
  const { extra_hosts: hosts } = rest;
  const body: JsonObject = {
    ...(ports.length > 0 && { ports: ports.flatMap(ported) }),
    ...(mounts.length > 0 && { volumes: mounts.map(longMount) }),
    ...(environment.size > 0 && { environment: Object.fromEntries(sorted(environment)) }),
    ...(service.dependsOn.size > 0 && { depends_on: dependsOn(service) }),
    ...rest,
    ...(hosts !== undefined && { extra_hosts: hostLines(hosts) }),
  };
  const keys = Object.entries(body).sort(([a], [b]) => byText(a, b));
  const named = image === undefined ? {} : { image: literal(image) };
  return { ...named, ...Object.fromEntries(keys.map(([key, value]) => [key, literal(value)])) };
}
