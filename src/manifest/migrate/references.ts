import { isList, isObject } from '../../base/index.ts';
import type { Json } from '../../base/index.ts';

const spelled = /\$\$|\$<([A-Za-z_][A-Za-z0-9_]*)>/g;

/** `$<NAME>` → `${NAME}` in every text; `$$<` is a literal and stays. */
export function respelled(value: Json): Json {
  if (typeof value === 'string')
    return value.replaceAll(spelled, (found: string, name?: string) =>
      name === undefined ? found : `\${${name}}`,
    );
  if (isList(value)) return value.map(respelled);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, respelled(member)]));
}
