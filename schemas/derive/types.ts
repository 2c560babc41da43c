import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';
import { without } from './schema.ts';
import type { Schema } from './schema.ts';

const banner = '// Made from schemas/odpm.v2.schema.json by `npm run derive`.';

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The type that a `$ref` means: of a definition by its name, of a property by the way to it. */
function named(ref: string): string {
  const [, first = '', second = '', ...rest] = ref.split('/');
  const [type, way] = first === '$defs' ? [capital(second), rest] : ['Manifest', [first, second]];
  const property = way.at(-1);
  return property === undefined ? type : `Exclude<${type}['${property}'], undefined>`;
}

/** Whether a keyword says something in a type: not what keys look like, nor which of them must stand. */
const tells = (node: object, key: string): boolean =>
  key !== 'propertyNames' && !(key === 'anyOf' && 'properties' in node);

/** The same schema, in which a `$ref` is the type that it names. */
function byName(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(byName);
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string')
    return { tsType: named(node.$ref), ...('description' in node && { description: node.description }) };
  const told = Object.entries(node).filter(([key]) => tells(node, key));
  return Object.fromEntries(told.map(([key, value]) => [key, byName(value)]));
}

// What the compiler says of every definition, whose name stands right below it.
const referenced = /^(?: \*\n)? \* This interface was referenced by .*\n \* via the .*\n/gm;

/** TypeScript types of what the manifest may hold: of definitions those that another one names. */
export async function types(root: Schema): Promise<string> {
  const whole = JSON.stringify(byName(without(root, ['$id', '$defs'])));
  const definitions = Object.entries(root.$defs ?? {}).map(
    ([name, node]) => [name, byName(without(node, ['title']))] as const,
  );
  const text = `${whole}${JSON.stringify(definitions)}`;
  const used = definitions.filter(([name]) => new RegExp(`\\b${capital(name)}\\b`).test(text));
  const schema = {
    ...(JSON.parse(whole) as JSONSchema),
    title: 'Manifest',
    $defs: Object.fromEntries(used),
  } as JSONSchema;
  const made = await compile(schema, 'Manifest', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { printWidth: 110, singleQuote: true, trailingComma: 'all' },
  });
  return made.replaceAll(referenced, '').replaceAll(/^\/\*\*\n \*\/\n/gm, '');
}
