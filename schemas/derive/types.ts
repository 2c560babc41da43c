import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';
import { without } from './schema.ts';
import type { Schema } from './schema.ts';

const banner = '// Made from schemas/odpm.v2.schema.json by `npm run derive`.';

/** TypeScript types of what the manifest may hold. */
export async function types(root: Schema): Promise<string> {
  const named = { ...structuredClone(without(root, ['$id'])), title: 'Manifest' };
  return compile(named as JSONSchema, 'Manifest', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110, singleQuote: true, trailingComma: 'all' },
  });
}
