import { resolve } from 'node:path';
import { isList, isObject, spelled } from '../../src/base/index.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const list = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** What says nothing: the same as left out. */
const empty = (value: Json): boolean =>
  value === 'no' || (isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

const text = (value: Json): Json =>
  value === null || isObject(value) ? value : typeof value === 'string' ? value : JSON.stringify(value);

/** A map of text out of a map or of lines. */
function pairs(value: Json, separator: RegExp): JsonObject {
  const entries = isList(value)
    ? value.map((line): [string, Json] => {
        const [, name = '', rest] = separator.exec(spelled(line)) ?? [];
        return [name, rest ?? null];
      })
    : Object.entries(object(value)).map(([name, one]): [string, Json] => [name, text(one)]);
  return Object.fromEntries(entries);
}

/** Host address, host port, container port, protocol. */
function port(value: Json): string {
  if (isObject(value)) {
    const { host_ip: address = '0.0.0.0', published = '', target, protocol = 'tcp' } = value;
    return [address, published, target, protocol].map(String).join(' ');
  }
  const found = /^(?:(?:(.*):)?(\d*(?:-\d+)?):)?(\d+(?:-\d+)?)(?:\/(\w+))?$/.exec(spelled(value));
  const [, address = '0.0.0.0', published = '', target = '', protocol = 'tcp'] = found ?? [];
  return [address.replaceAll(/[[\]]/g, ''), published, target, protocol].join(' ');
}

export interface Mounted {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export function mount(value: Json, folder: string): Mounted {
  const absolute = (path: string): string => (/^[./]/.test(path) ? resolve(folder, path) : path);
  if (isObject(value)) {
    const source = typeof value['source'] === 'string' ? absolute(value['source']) : '';
    return { source, target: spelled(value['target'] ?? ''), readOnly: value['read_only'] === true };
  }
  const words = spelled(value).split(':');
  const [source = '', target = '', flags = ''] = words.length === 1 ? ['', ...words] : words;
  return { source: absolute(source), target, readOnly: flags.split(',').includes('ro') };
}

const conditions = (value: Json): JsonObject =>
  Object.fromEntries(
    isList(value)
      ? value.map((name) => [spelled(name), { condition: 'service_started' }])
      : Object.entries(object(value)).map(([name, one]) => [
          name,
          { condition: object(one)['condition'] ?? 'service_started' },
        ]),
  );

const sorted = (values: readonly string[]): readonly string[] => [...values].sort();

type Form = (value: Json, folder: string) => Json;

const forms: Readonly<Record<string, Form>> = {
  environment: (value) => pairs(value, /^([^=]*)(?:=([\s\S]*))?$/),
  labels: (value) => pairs(value, /^([^=]*)(?:=([\s\S]*))?$/),
  extra_hosts: (value) => pairs(value, /^([^:=]*)[:=](.*)$/),
  ports: (value) => sorted(list(value).map(port)),
  volumes: (value, folder) =>
    sorted(
      list(value).map((each) => {
        const { source, target, readOnly } = mount(each, folder);
        return `${source} ${target} ${readOnly ? 'ro' : 'rw'}`;
      }),
    ),
  depends_on: conditions,
  networks: (value) =>
    isList(value) ? Object.fromEntries(value.map((name) => [spelled(name), null])) : value,
  build: (value) => (typeof value === 'string' ? { context: value } : value),
  healthcheck: (value) => {
    const test = object(value)['test'];
    return typeof test === 'string' ? { ...object(value), test: ['CMD-SHELL', test] } : value;
  },
};

function service(value: Json, folder: string): JsonObject {
  const entries = Object.entries(object(value)).flatMap(([key, each]): [string, Json][] => {
    const formed = forms[key]?.(each, folder) ?? each;
    const own =
      key === 'labels'
        ? Object.fromEntries(Object.entries(object(formed)).filter(([name]) => !name.startsWith('io.odpm.')))
        : formed;
    return empty(own) ? [] : [[key, own]];
  });
  return Object.fromEntries(entries);
}

/** A Compose document with one way of saying each thing, so that two can be compared. */
export function oneForm(document: JsonObject, folder: string): JsonObject {
  const own = Object.entries(document).filter(([key]) => !key.startsWith('x-') && key !== 'name');
  return Object.fromEntries(
    own.map(([key, value]): [string, Json] => [
      key,
      key === 'services'
        ? Object.fromEntries(Object.entries(object(value)).map(([name, one]) => [name, service(one, folder)]))
        : value,
    ]),
  );
}
