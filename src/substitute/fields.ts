import { isList, isObject, pointerTo, segmentsOf } from '../base/index.ts';
import type { Json, Pointer } from '../base/index.ts';
import { substitutions } from './substitutions.generated.ts';

/** When references of a text are filled in. */
export type When = 'load' | 'run' | 'never';

const whens: ReadonlyMap<string, When> = new Map(Object.entries(substitutions));
const deepest = Math.max(...[...whens.keys()].map((pointer) => segmentsOf(pointer).length));

type Path = readonly (string | number)[];

/** What the nearest field above says, the place itself included. */
function whenAt(path: Path, everywhere: When): When {
  for (let depth = Math.min(path.length, deepest); depth >= 0; depth -= 1) {
    const when = whens.get(pointerTo(...path.slice(0, depth)));
    if (when !== undefined) return when;
  }
  return everywhere;
}

export interface Text {
  readonly pointer: Pointer;
  readonly value: string;
  readonly when: When;
}

/** A tree with every text changed that holds a dollar sign, as references do; what has none in it stays the same object. */
export function mapTexts(root: Json, change: (text: Text) => string, everywhere: When = 'never'): Json {
  const path: (string | number)[] = [];
  const below = (key: string | number, value: Json): Json => {
    // Most texts hold none, and most values are texts: they are told here, without a step down.
    if (typeof value === 'string' ? !value.includes('$') : typeof value !== 'object') return value;
    // The address of a schema is for editors alone.
    if (key === '$schema' && path.length === 0) return value;
    path.push(key);
    const made = walk(value);
    path.pop();
    return made;
  };
  const walk = (value: Json): Json => {
    if (typeof value === 'string')
      return change({ pointer: pointerTo(...path), value, when: whenAt(path, everywhere) });
    if (isList(value)) {
      let list: Json[] | undefined;
      value.forEach((item, index) => {
        const made = below(index, item);
        if (made !== item) (list ??= [...value])[index] = made;
      });
      return list ?? value;
    }
    if (!isObject(value)) return value;
    let changed: [string, Json][] | undefined;
    for (const key of Object.keys(value)) {
      const next = value[key] ?? null;
      const made = below(key, next);
      if (made !== next) (changed ??= []).push([key, made]);
    }
    return changed ? { ...value, ...Object.fromEntries(changed) } : value;
  };
  return typeof root === 'string' && !root.includes('$') ? root : walk(root);
}

/** Links to repositories: nothing that is no variable helps there, and credentials have no place in them. */
export const isLink = (pointer: Pointer): boolean =>
  /^\/(platform\/git|developing\/git|developing_project|dependencies\/|service_sources\/)/.test(pointer);

/** Where the container or Compose gets a secret without it standing in a command line or a name. */
export const takesSecrets = (pointer: Pointer): boolean =>
  /^\/(db_manager_password$|db_creation_data\/|sql_queries\/)|^\/odoo_conf\/|^\/(services|service_patches(\/\d+)?)\/[^/]+\/environment\/(?!unset\/\d+$)/.test(
    pointer,
  );

/** Inside a service or a change to one. */
export const isService = (pointer: Pointer): boolean => /^\/(services|service_patches)\//.test(pointer);

/** Where a path of this machine is of use. */
export const takesSources = (pointer: Pointer): boolean =>
  /^\/(services|service_patches|hooks)\//.test(pointer);
