import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { substitutions } from './substitutions.generated.ts';

/** When references of a text are filled in. */
export type When = 'load' | 'run' | 'never';

const whens: ReadonlyMap<string, When> = new Map(Object.entries(substitutions));

export interface Text {
  readonly pointer: Pointer;
  readonly value: string;
  readonly when: When;
}

/** A copy of a tree with every text changed; keys are never touched. */
export function mapTexts(root: Json, change: (text: Text) => string, everywhere: When = 'never'): Json {
  const walk = (value: Json, pointer: Pointer, above: When): Json => {
    const when = whens.get(pointer) ?? above;
    if (typeof value === 'string') return change({ pointer, value, when });
    if (isList(value)) return value.map((item, index) => walk(item, `${pointer}/${index}`, when));
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, next]) => [key, walk(next, pointer + pointerTo(key), when)]),
    );
  };
  return walk(root, '', everywhere);
}

/** Links to repositories: nothing that is no variable helps there, and credentials have no place in them. */
export const isLink = (pointer: Pointer): boolean =>
  /^\/(platform\/git|developing\/git|developing_project|dependencies\/|service_sources\/)/.test(pointer);

/** Where the container or Compose gets a secret without it standing in a command line or a name. */
export const takesSecrets = (pointer: Pointer): boolean =>
  /^\/(db_manager_password$|db_creation_data\/|sql_queries\/)|^\/odoo_conf\/|^\/(services|service_patches(\/\d+)?)\/[^/]+\/environment\/(?!unset\/\d+$)/.test(
    pointer,
  );

/** Where a path of this machine is of use. */
export const takesSources = (pointer: Pointer): boolean =>
  /^\/(services|service_patches|hooks)\//.test(pointer);
