import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { closest, isObject, pointerTo } from '../base/index.ts';
import type { Json, JsonObject } from '../base/index.ts';
import { bad, good } from '../diagnostics/index.ts';
import type { Checked, Place, Problem } from '../diagnostics/index.ts';
import { keyOf, originOf } from '../model/index.ts';
import type { Document } from '../model/index.ts';
import * as say from './problems.ts';
import { wholeFile } from './where.ts';
import type { Section } from './where.ts';

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

const types: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const spelledOut = (said: unknown): string =>
  [said]
    .flat()
    .map((type) => types[String(type)] ?? String(type))
    .join(' or ');

const allowedIn = ({ params }: ErrorObject): readonly string[] => {
  const said: unknown = params['allowedValues'] ?? [params['allowedValue']];
  return Array.isArray(said) ? said.map((value) => JSON.stringify(value)) : [];
};

/** What a keyword of JSON Schema wants; of others Ajv's own words. */
const wants: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: ({ params }) => `must be ${spelledOut(params['type'])}`,
  enum: (error) => `must be ${allowedIn(error).join(' or ')}`,
  const: (error) => `must be ${allowedIn(error).join(' or ')}`,
  minimum: ({ params }) => `must be ${String(params['limit'])} or more`,
  maximum: ({ params }) => `must be ${String(params['limit'])} or less`,
};

function otherwise({ error, pointer, asked }: Flaw, place: Place): Problem {
  const wanted = wants[error.keyword]?.(error) ?? error.message ?? 'does not fit';
  const example = exampleOf(error.parentSchema);
  const instead = example === undefined ? `Look what fits in ${asked.file}.` : `Write it like ${example}.`;
  const [value] = error.keyword === 'enum' || error.keyword === 'const' ? allowedIn(error) : [];
  return say.badConfig(
    { what: `${pointer} ${wanted}`, instead: value === undefined ? instead : `Write ${value}.` },
    place,
  );
}

function problemOf(flaw: Flaw): Problem {
  const { error, pointer, asked } = flaw;
  const place = originOf(asked.document.origins, pointer);
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties')
    return unknownKey(flaw);
  return error.keyword === 'required' ? missingKey(flaw, place) : otherwise(flaw, place);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const settings = {
  allErrors: true,
  logger: false,
  ownProperties: true,
  strict: false,
  useDefaults: true,
  validateFormats: false,
  verbose: true,
} as const;

/** Where a schema that cannot be used differs from what schemas are; asked only then: it takes a tenth of a second. */
function flawIn({ root, origins }: Document, make: typeof Ajv2020): readonly [string, Place] | undefined {
  const ajv = new make(settings);
  if (ajv.validateSchema(root as object) !== false) return undefined;
  const { instancePath = '', message = '' } = ajv.errors?.[0] ?? {};
  return [`${instancePath || 'it'} ${message}`, originOf(origins, instancePath)];
}

/** A schema as a function, or what is wrong with it. */
async function compiled(schema: Document, file: string): Promise<Checked<ValidateFunction>> {
  const { Ajv2020: make } = await import('ajv/dist/2020.js');
  try {
    const ajv = new make({ ...settings, meta: false, validateSchema: false });
    return good(ajv.compile(schema.root as object));
  } catch (error) {
    const [why, place] = flawIn(schema, make) ?? [wordsOf(error), wholeFile(file)];
    return bad(say.badConfigSchema({ file, why }, place));
  }
}

/** A section by a schema of JSON Schema 2020-12: its defaults are filled in. */
export async function checkedBy(schema: Document, asked: Asked): Promise<Section> {
  const made = await compiled(schema, asked.file);
  if (!made.ok) return { config: asked.section, problems: made.problems };
  const config = structuredClone(asked.section) as Json;
  const validate = made.value;
  if (validate(config)) return { config: isObject(config) ? config : {}, problems: [] };
  const top = pointerTo('extensions', 'config', asked.name);
  const flaws = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const problems = flaws.map((error) => problemOf({ error, pointer: top + error.instancePath, asked }));
  return { config: asked.section, problems };
}
