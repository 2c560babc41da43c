import { isList, isObject, spelled } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { isOperations } from '../model/index.ts';
import type { Body } from './entries.ts';
import { environmentOf } from './environment.ts';
import { isOn } from './long.ts';
import type { Reading } from './reading.ts';

const resolved = ['image', 'ports', 'volumes', 'environment', 'depends_on', 'source'];
const switches = ['tty', 'stdin_open', 'init', 'privileged', 'read_only'];

/** Lines `name:address` as a map, so that a patch can change one of them. */
function hosts(value: Json): Json {
  if (!isList(value)) return value;
  const found = new Map<string, readonly string[]>();
  for (const line of value) {
    const [, name = '', address = ''] = /^([^:=]*)[:=](.*)$/.exec(spelled(line)) ?? [];
    found.set(name, [...(found.get(name) ?? []), address]);
  }
  return Object.fromEntries(found);
}

type Form = (
  value: Json,
  at: { readonly reading: Reading; readonly body: Body; readonly key: string },
) => Json;

/** Compose takes the words for the values, and everything here asks for the values. */
const switched: Form = (value) => (typeof value === 'string' ? isOn(value) : value);

const pairs: Form = (value, { reading, body, key }) => {
  if (isOperations(value)) return value;
  const texts = environmentOf(reading, value, [...body.at, key]);
  return Object.fromEntries([...texts].map(([name, text]) => [name, text ?? '']));
};

const forms: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(switches.map((key) => [key, switched])),
  labels: pairs,
  sysctls: pairs,
  extra_hosts: hosts,
  build: (value) => (isObject(value) ? value : { context: value }),
};

/** The keys that reach the Compose file as they are, each in the form in which patches can change it. */
export const restOf = (reading: Reading, body: Body): JsonObject =>
  Object.fromEntries(
    Object.entries(body.value)
      .filter(([key]) => !resolved.includes(key))
      .map(([key, value]) => [key, forms[key]?.(value, { reading, body, key }) ?? value]),
  );
