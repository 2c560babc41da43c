import { places } from './schema.ts';
import type { Schema } from './schema.ts';

const mark = (what: string): string =>
  `// Made from schemas/odpm.v2.schema.json by \`npm run derive\`.\n\n/** ${what} */\n`;

const table = (name: string, rows: Readonly<Record<string, unknown>>): string =>
  `export const ${name} = ${JSON.stringify(rows, undefined, 2)} as const;\n`;

const ofManifest = (root: Schema) => places(root).filter(({ path }) => !path.startsWith('/scenarios/'));

export function overlays(root: Schema): string {
  const rows = ofManifest(root).flatMap(({ path, node }) => {
    const kind = node['x-overlay'];
    return kind === undefined || kind === 'fixed' ? [] : [[path, kind] as const];
  });
  return `${mark('How a scenario joins each field; `*` is any name. What is not listed below a field is replaced.')}${table('overlays', Object.fromEntries(rows))}`;
}

export function substitutions(root: Schema): string {
  const rows = ofManifest(root).flatMap(({ path, node }) => {
    const when = node['x-substitute'];
    return when === undefined ? [] : [[path, when] as const];
  });
  return `${mark('When references in the texts at and below a place are filled in; elsewhere never.')}${table('substitutions', Object.fromEntries(rows))}`;
}

export function defaults(root: Schema): string {
  const rows = Object.entries(root.properties ?? {}).flatMap(([key, node]) =>
    node.default === undefined ? [] : [[key, node.default] as const],
  );
  return `${mark('What a field means that is not there.')}${table('defaults', Object.fromEntries(rows))}`;
}

/** A field that both the manifest and a scenario have is one row. */
export function since(root: Schema): string {
  const rows = places(root).flatMap(({ path, types, node, around }) => {
    const version = node['x-since'];
    // What stands inside something as new says nothing more.
    if (version === undefined || around.includes(version)) return [];
    const place = path.replace(/^\/scenarios\/[^/]+(?=\/)/, '');
    return [JSON.stringify({ path: place, ...(types && { types }), since: version })];
  });
  const list = [...new Set(rows)].map((row) => `  ${row},\n`).join('');
  return `${mark('The first odpm that knows a field, or a shape of it (the JSON types that are newer).')}export const since: readonly Since[] = [\n${list}];

export interface Since {
  readonly path: string;
  readonly types?: readonly string[];
  readonly since: string;
}
`;
}
