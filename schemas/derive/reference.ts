import { resolved, without } from './schema.ts';
import type { Schema } from './schema.ts';

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

const typesOf = (node: Schema): string => {
  if (node.anyOf) return [...new Set(node.anyOf.map(typesOf))].join(' or ');
  return typeof node.type === 'string' ? node.type : (node.type ?? []).join(' or ');
};

function row(name: string, node: Schema, required: boolean): string {
  const standard = node.default === undefined ? (required ? 'required' : '') : code(node.default);
  const example = node.examples?.[0] === undefined ? '' : code(node.examples[0]);
  return `| \`${name}\` | ${typesOf(node)} | ${standard} | ${cell(example)} | ${cell(node.description ?? '')} |`;
}

const head = '| Field | Type | Default | Example | Meaning |\n| --- | --- | --- | --- | --- |';

/** Rows of an object's fields, those of objects inside it after them. */
function rows(node: Schema, root: Schema, prefix: string): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, written]) => {
    const field = resolved(written, root);
    const own = row(`${prefix}${key}`, field, node.required?.includes(key) ?? false);
    return [
      own,
      ...(field.$ref === undefined && key !== 'scenarios' ? rows(field, root, `${prefix}${key}.`) : []),
    ];
  });
}

const joins: Readonly<Record<string, string>> = {
  deep: 'joined, the scenario wins',
  append: 'added at the end',
  'append-unique': 'added, repeats left out',
  'append-repository': 'added; of the same repository the scenario wins',
  'by-name': 'replaced by name; `null` removes',
  patch: "applied after the manifest's",
};

/** Fields whose parts are joined in ways of their own stand by these. */
function joinRows(node: Schema, name: string): string[] {
  const parts = Object.entries(node.properties ?? {}).flatMap(([key, part]) =>
    joinRows(part, `${name}.${key}`),
  );
  const join = joins[node['x-overlay'] ?? 'fixed'];
  return parts.length > 0 || join === undefined ? parts : [`| \`${name}\` | ${join} |`];
}

function scenarios(root: Schema): string {
  const fields = Object.entries(root.properties ?? {}).flatMap(([key, node]) => joinRows(node, key));
  return ['| Field | A scenario’s value is |', '| --- | --- |', ...fields].join('\n');
}

const section = (title: string, name: string, root: Schema): string =>
  `## ${title}\n\n${head}\n${rows(resolved({ $ref: `#/$defs/${name}` }, root), root, '').join('\n')}\n`;

/** The page that lists every field of odpm.json. */
export function reference(root: Schema): string {
  return `<!-- Made from schemas/odpm.v2.schema.json by \`npm run derive\`. -->

# odpm.json

${root.description ?? ''}

${head}
${rows(root, root, '').join('\n')}

${section('`services.<name>`', 'service', root)}
${section('`service_patches.<name>`', 'patch', root)}
## \`scenarios.<name>\`

${scenarios(root)}
`;
}

/** The page that lists what .env may set. */
export function environment(root: Schema): string {
  const keys = Object.entries(root.properties ?? {}).map(([key, node]) => {
    const values = node.enum
      ? node.enum.map(String).join(', ')
      : node.minimum === undefined
        ? 'text'
        : `${String(node.minimum)} to ${String(node.maximum)}`;
    const standard = node.default === undefined ? '' : code(node.default).replaceAll('"', '');
    return `| \`${key}\` | ${values} | ${standard} | ${cell(node.description ?? '')} |`;
  });
  return `<!-- Made from schemas/settings.schema.json by \`npm run derive\`. -->

# .env

${root.description ?? ''}

| Key | Values | Default | Meaning |
| --- | --- | --- | --- |
${keys.join('\n')}
`;
}

/** The settings' table that is looked up at run time. */
export function settingKeys(root: Schema): string {
  const rows = Object.entries(root.properties ?? {}).map(
    ([key, node]) => [key, without(node, ['description', 'type'])] as const,
  );
  return `// Made from schemas/settings.schema.json by \`npm run derive\`.

/** What each key of .env may hold. */
export const keys = ${JSON.stringify(Object.fromEntries(rows), undefined, 2)} as const;
`;
}
