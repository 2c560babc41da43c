import { places } from './schema.ts';
import type { Schema } from './schema.ts';

const isText = ({ type }: Schema): boolean => Array.isArray(type) && type.includes('number');

/** What the loader has to know of each field of a flat manifest: its place in a nested one, and how it may be written. */
export function flatFields(root: Schema): string {
  const found = places(root).filter(({ node }) => node['x-becomes'] !== undefined);
  const today = (becomes: string): string | undefined =>
    found.find(({ node }) => node['x-becomes'] === becomes && node.deprecated !== true)?.path.slice(1);
  const rows = found.map(({ path, node }) => {
    const becomes = node['x-becomes'] ?? '';
    const row = {
      becomes,
      ...(isText(node) && { text: true }),
      ...(node['x-substitute'] !== undefined && { substituted: true }),
      ...(node.deprecated === true && { today: today(becomes) }),
    };
    return [path, row] as const;
  });
  return `// Made from schemas/odpm.v1.schema.json by \`npm run derive\`.

export interface FlatField {
  /** Pointer of its place in a nested manifest. */
  readonly becomes: string;
  /** A text that people write as a number too. */
  readonly text?: true;
  /** References in it are filled in. */
  readonly substituted?: true;
  /** It is the old name of this key. */
  readonly today?: string;
}

/** Fields of a flat manifest, by pointer. */
export const flatFields: Readonly<Record<string, FlatField>> = ${JSON.stringify(Object.fromEntries(rows), undefined, 2)};
`;
}
