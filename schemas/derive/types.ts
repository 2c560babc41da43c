import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Schema } from './schema.ts';

const banner = '// Made from schemas/odpm.v2.schema.json by `npm run derive`.';

/** TypeScript types of what the manifest may hold. */
export async function types(root: Schema): Promise<string> {
  const { $id, ...rest } = structuredClone(root);
  return compile({ ...rest, title: 'Manifest' } as JSONSchema, 'Manifest', {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110, singleQuote: true, trailingComma: 'all' },
  });
}
