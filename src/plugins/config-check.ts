import type { ErrorObject } from 'ajv/dist/2020.js';
import { closest, isObject, pointerTo } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import * as say from './problems.ts';
import type { Section } from './sections.ts';
import { wholeFile } from './where.ts';

interface Asked {
  /** Of the plugin. */
  readonly name: string;
  readonly section: JsonObject;
  /** The manifest. */
  readonly document: Document;
  /** The schema, as it is shown. */
  readonly file: string;
}

interface Flaw {
  readonly error: ErrorObject;
  /** Of the value, in the manifest. */
  readonly pointer: string;
  readonly asked: Asked;
}

const exampleOf = (schema: unknown): string | undefined => {
  const node = schema as { readonly examples?: unknown; readonly default?: unknown } | undefined;
  const examples = Array.isArray(node?.examples) ? (node.examples as readonly unknown[]) : [];
  const example = examples[0] ?? node?.default;
  return example === undefined ? undefined : JSON.stringify(example);
};

function unknownKey({ error, pointer, asked }: Flaw): Problem {
  const key = String(error.params['additionalProperty'] ?? error.params['unevaluatedProperty']);
  const properties = (error.parentSchema as JsonObject)['properties'];
  const known = isObject(properties) ? Object.keys(properties) : [];
  const near = closest(key, known);
  const instead =
    near === undefined
      ? `Remove it${known.length > 0 ? `; known here: ${known.join(', ')}` : ''}.`
      : `Did you mean "${near}"?`;
  const at = pointer + pointerTo(key);
  return say.badConfig({ what: `unknown key "${key}" (${at})`, instead }, keyOf(asked.document.origins, at));
}

function missingKey({ error, pointer, asked }: Flaw, place: Place): Problem {
  const key = String(error.params['missingProperty']);
  const properties = (error.parentSchema as JsonObject)['properties'];
  const example = isObject(properties) ? exampleOf(properties[key]) : undefined;
  const at = pointer + pointerTo(key);
  const instead =
    asked.document.origins.has(pointer) || pointer.split('/').length > 4
      ? `Add "${key}": ${example ?? '…'}.`
      : `Add "config": {"${asked.name}": {"${key}": ${example ?? '…'}}} to extensions.`;
  return say.badConfig({ what: `"${key}" is missing (${at})`, instead }, place && { ...place, pointer: at });
}

function otherwise({ error, pointer, asked }: Flaw, place: Place): Problem {
  const { keyword, message = 'does not fit', params, parentSchema } = error;
  const allowed: unknown = params['allowedValues'] ?? [params['allowedValue']];
  const values = (Array.isArray(allowed) ? (allowed as readonly unknown[]) : [])
    .filter((value) => value !== undefined)
    .map((value) => JSON.stringify(value));
  if (keyword === 'enum' || keyword === 'const')
    return say.badConfig(
      { what: `${pointer} is none of the values allowed`, instead: `Write ${values.join(' or ')}.` },
      place,
    );
  const example = exampleOf(parentSchema);
  const instead = example === undefined ? `Look what fits in ${asked.file}.` : `Write it like ${example}.`;
  return say.badConfig({ what: `${pointer} ${message}`, instead }, place);
}

function problemOf(flaw: Flaw): Problem {
  const { error, pointer, asked } = flaw;
  const place = originOf(asked.document.origins, pointer);
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties')
    return unknownKey(flaw);
  return error.keyword === 'required' ? missingKey(flaw, place) : otherwise(flaw, place);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A section by a schema of JSON Schema 2020-12: its defaults are filled in. */
export async function checkedBy(schema: JsonObject, asked: Asked): Promise<Section> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: false,
    useDefaults: true,
    validateFormats: false,
    verbose: true,
    logger: false,
  });
  const config = structuredClone(asked.section) as Json;
  try {
    const validate = ajv.compile(schema);
    const top = pointerTo('extensions', 'config', asked.name);
    if (validate(config)) return { config: isObject(config) ? config : {}, problems: [] };
    const flaws = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    const problems = flaws.map((error) => problemOf({ error, pointer: top + error.instancePath, asked }));
    return { config: asked.section, problems };
  } catch (error) {
    const at = wholeFile(asked.file);
    return {
      config: asked.section,
      problems: [say.badConfigSchema({ file: asked.file, why: wordsOf(error) }, at)],
    };
  }
}
