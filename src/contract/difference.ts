import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';

type Value = Json | undefined;

/** Where two values differ first. */
export interface Difference {
  /** Pointer into the value; empty: the whole. */
  readonly pointer: string;
  /** As JSON, cut. */
  readonly before: string;
  readonly after: string;
}

/** A value as JSON has it. */
export const plainOf = (value: unknown): Value => {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as Json);
};

const longest = 60;

const shown = (value: Value): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

function keysOf(value: Value): readonly (string | number)[] | undefined {
  if (isList(value)) return [...value.keys()];
  return isObject(value) ? Object.keys(value) : undefined;
}

const member = (value: Value, key: string | number): Value =>
  isList(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;

export function difference([first, second]: readonly Value[], pointer = ''): Difference | undefined {
  const [mine, theirs] = [keysOf(first), keysOf(second)];
  if (!mine || !theirs || isList(first) !== isList(second))
    return first === second ? undefined : { pointer, before: shown(first), after: shown(second) };
  for (const key of new Set([...mine, ...theirs])) {
    const found = difference([member(first, key), member(second, key)], pointer + pointerTo(key));
    if (found) return found;
  }
  return undefined;
}
