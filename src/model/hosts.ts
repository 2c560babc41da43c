import { isList, isObject, spelled } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';

/** Lines `name:address` as a map, so that a patch can change one of them. */
export function hostsOf(lines: readonly Json[]): JsonObject {
  const found = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [, name = '', address = ''] = /^([^:=]*)[:=](.*)$/.exec(spelled(line)) ?? [];
    found.set(name, [...(found.get(name) ?? []), address]);
  }
  return Object.fromEntries(found);
}

/** A name may have several addresses, which only the list says in every version of Compose. */
export const hostLines = (hosts: Json | undefined): readonly string[] =>
  isObject(hosts)
    ? Object.entries(hosts).flatMap(([name, address]) =>
        (isList(address) ? address : [address]).map((one) => `${name}:${spelled(one)}`),
      )
    : [];
