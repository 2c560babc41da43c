import { isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import * as say from './service-problems.ts';
import { placeOf } from './reading.ts';
import type { Reading } from './reading.ts';

type Segments = readonly (string | number)[];
type Variable = readonly [name: string, value: string | null];

/** Numbers as the file spells them (`1.10`), `true` and `false` as words; `null` stays. */
function textOf(reading: Reading, value: Json, at: Segments): string | null {
  if (value === null || typeof value === 'string') return value;
  const source = typeof value === 'number' ? placeOf(reading, ...at).origin?.source : undefined;
  return source ?? JSON.stringify(value);
}

function fromLine(reading: Reading, line: string, at: Segments): Variable[] {
  const cut = line.indexOf('=');
  const name = cut < 0 ? line : line.slice(0, cut);
  if (name.trim() !== '') return [[name, cut < 0 ? null : line.slice(cut + 1)]];
  const { subject, origin, giver, open } = placeOf(reading, ...at);
  if (!open) reading.problems.push(say.badVariable({ pointer: subject }, origin, giver?.at));
  return [];
}

/** An environment in either form → a map; `unset` of a patch is no variable when it is a list. */
export function environmentOf(
  reading: Reading,
  value: Json | undefined,
  at: Segments,
): Map<string, string | null> {
  if (isList(value)) {
    return new Map(
      value.flatMap((line, index) =>
        typeof line === 'string' ? fromLine(reading, line, [...at, index]) : [],
      ),
    );
  }
  const entries = isObject(value) ? Object.entries(value).filter(([, item]) => !isList(item)) : [];
  return new Map(entries.map(([name, item]) => [name, textOf(reading, item, [...at, name])]));
}

/** The variables that a patch leaves out. */
export function unsetOf(value: Json | undefined): string[] {
  const unset = isObject(value) && Object.hasOwn(value, 'unset') ? value['unset'] : undefined;
  return isList(unset) ? unset.filter((name) => typeof name === 'string') : [];
}
