import { isList, isObject } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { hostsOf, isOperations } from '../model/index.ts';
import type { Body } from './entries.ts';
import { environmentOf } from './environment.ts';
import { isOn } from './long.ts';
import type { Reading } from './reading.ts';

const resolved = ['image', 'ports', 'volumes', 'environment', 'depends_on', 'source'];
const switches = ['tty', 'stdin_open', 'init', 'privileged', 'read_only'];

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
  extra_hosts: (value) => (isList(value) ? hostsOf(value) : value),
  build: (value) => (isObject(value) ? value : { context: value }),
};

/** The keys that reach the Compose file as they are, each in the form in which patches can change it. */
export const restOf = (reading: Reading, body: Body): JsonObject =>
  Object.fromEntries(
    Object.entries(body.value)
      .filter(([key]) => !resolved.includes(key))
      .map(([key, value]) => [key, forms[key]?.(value, { reading, body, key }) ?? value]),
  );
