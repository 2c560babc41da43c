import { isList, isObject } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked } from '../diagnostics/index.ts';
import { readJson } from '../manifest/index.ts';
import { valueAt } from '../model/index.ts';
import type { Document, Look } from '../model/index.ts';
import * as say from './problems.ts';
import { wholeFile } from './where.ts';
import type { Draft } from './where.ts';

/** The JSON Schema of a plugin's section. */
export async function readSchema(
  schema: NonNullable<Draft['schema']>,
  look: Look,
): Promise<Checked<Document>> {
  if ('root' in schema) return good({ root: schema.root, origins: new Map() });
  const { path, shown } = schema;
  const text = await look.read(path);
  if (!text.ok) return text;
  // That it is not there is told where the static part names it.
  if (text.value === undefined) return good({ root: {}, origins: new Map() });
  const read = readJson(shown, text.value);
  if (!read.ok) return read;
  return isObject(read.value.root)
    ? read
    : bad(say.badConfigSchema({ file: shown, why: 'it is not an object' }, wholeFile(shown)));
}

/** Whether a schema has something to say of a section that is not there: a default, or a key that has to be. */
export function schemaAsks(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const { required, properties } = schema;
  const fields = isObject(properties) ? Object.values(properties) : [];
  return (
    (isList(required) && required.length > 0) ||
    fields.some((field) => valueAt(field, ['default']) !== undefined || schemaAsks(field))
  );
}
