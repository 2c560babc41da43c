import { isList, isObject, pointerTo } from '../base/index.ts';
import type { Json } from '../base/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { originOf } from '../model/index.ts';
import type { Document, FoundPlugin, Look } from '../model/index.ts';
import { readSchema } from './config-schema.ts';
import { staticPart } from './static.ts';
import * as say from './problems.ts';

interface Example {
  /** Of the schema that it stands in. */
  readonly schema: string;
  /** `default`, `examples/0`. */
  readonly key: string;
  readonly value: Json;
}

const within = new Set(['properties', 'patternProperties', '$defs', 'items', 'additionalProperties']);

/** Defaults and examples of a schema and of those in it. */
function examplesIn(schema: Json, pointer = ''): readonly Example[] {
  if (!isObject(schema)) return [];
  const { default: usual, examples } = schema;
  const own = [
    ...(usual === undefined ? [] : [{ schema: pointer, key: 'default', value: usual }]),
    ...(isList(examples) ? examples : []).map((value, index) => ({
      schema: pointer,
      key: `examples/${String(index)}`,
      value,
    })),
  ];
  const parts = Object.entries(schema).filter(([key]) => within.has(key));
  const below = parts.flatMap(([key, part]) =>
    key === 'items' || key === 'additionalProperties'
      ? examplesIn(part, pointer + pointerTo(key))
      : Object.entries(isObject(part) ? part : {}).flatMap(([name, each]) =>
          examplesIn(each, pointer + pointerTo(key, name)),
        ),
  );
  return [...own, ...below];
}

const key = 'schema:config';

async function unfit({ root, origins }: Document): Promise<readonly Problem[]> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ logger: false, ownProperties: true, strict: false, validateFormats: false });
  if (!isObject(root) || ajv.validateSchema(root) !== true) return [];
  const { $id, ...schema } = root;
  ajv.addSchema(schema, key);
  return examplesIn(root).flatMap((example) => {
    const validate = ajv.getSchema(`${key}#${encodeURI(example.schema)}`);
    if (!validate || validate(example.value)) return [];
    const [flaw] = validate.errors ?? [];
    const why = `${flaw?.instancePath ?? ''} ${flaw?.message ?? ''}`.trim();
    const pointer = `${example.schema}/${example.key}`;
    return [say.badExample({ pointer, why }, originOf(origins, pointer))];
  });
}

/** What does not fit its own schema among the defaults and examples that a plugin's configuration has. */
export async function badExamples({ root, from }: FoundPlugin, look: Look): Promise<readonly Problem[]> {
  const part = await staticPart({ path: root, shown: from, name: undefined, at: undefined }, look);
  const schema = part.schema && (await readSchema(part.schema, look));
  return schema?.ok === true ? unfit(schema.value) : [];
}
