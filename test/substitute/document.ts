import type { Json } from '../../src/base/index.ts';
import { readJson } from '../../src/manifest/index.ts';
import { serviceName } from '../../src/model/index.ts';
import type { Document, Variables } from '../../src/model/index.ts';
import type { Scope } from '../../src/substitute/index.ts';

/** A document as a file of this content would give it. */
export function documentOf(value: Json): Document {
  const read = readJson('odpm.json', JSON.stringify(value, undefined, 2));
  return read.ok ? read.value : { root: null, origins: new Map() };
}

export const variablesOf =
  (values: Readonly<Record<string, string>>): Variables =>
  (name) =>
    Object.hasOwn(values, name) ? { value: values[name] ?? '', by: '.env' } : undefined;

export const scopeOf = (variables: Variables, mode: Scope['mode'] = 'plan'): Scope => ({
  variables,
  physical: serviceName,
  mode,
});
