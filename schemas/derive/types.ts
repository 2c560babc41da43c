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

/** The same schema, in which a `$ref` beside other keywords is not a type of its own. */
function byName(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(byName);
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string')
    return { tsType: named(node.$ref), ...('description' in node && { description: node.description }) };
  const entries = Object.entries(node).map(([key, value]) => [key, byName(value)]);
  return Object.fromEntries(entries) as unknown;
}

// What the compiler says of every definition, whose name stands right below it.
const referenced = /^(?: \*\n)? \* This interface was referenced by .*\n \* via the .*\n/gm;

/** TypeScript types of what the manifest may hold. */
export async function types(root: Schema): Promise<string> {
  const definitions = Object.entries(root.$defs ?? {}).map(([name, node]) => [
    name,
    without(node, ['title']),
  ]);
  const whole = { ...without(root, ['$id']), $defs: Object.fromEntries(definitions) as unknown };
  const text = await compile({ ...(byName(whole) as JSONSchema), title: 'Manifest' }, 'Manifest', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { printWidth: 110, singleQuote: true, trailingComma: 'all' },
  });
  return text.replaceAll(referenced, '').replaceAll(/^\/\*\*\n \*\/\n/gm, '');
}
