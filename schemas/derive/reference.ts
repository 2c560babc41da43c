import { places, resolved } from './schema.ts';
import type { Schema } from './schema.ts';

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

const typesOf = (node: Schema): string => {
  if (node.anyOf) return [...new Set(node.anyOf.map(typesOf))].join(' or ');
  const types = [node.type ?? []].flat();
  return types.length === 6 ? 'anything' : types.join(' or ');
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

interface Page {
  readonly title: string;
  /** Its name without `.schema.json`. */
  readonly schema: string;
  /** Definition of the schema → what its section is called. */
  readonly sections: Readonly<Record<string, string>>;
}

/** A page that lists every field of what a command writes for programs. */
const answerReference = (root: Schema, { title, schema, sections }: Page): string =>
  `<!-- Made from schemas/${schema}.schema.json by \`npm run derive\`. -->

# ${title}

${root.description ?? ''} Its schema is [${schema}.schema.json](../../schemas/${schema}.schema.json).

${head}
${rows(root, root, '').join('\n')}

${Object.entries(sections)
  .map(([name, called]) => section(called, name, root))
  .join('\n')}
`;

export const planReference = (root: Schema): string =>
  answerReference(root, {
    title: 'A plan as JSON',
    schema: 'plan.v1',
    sections: {
      step: '`steps[]`',
      action: '`steps[].actions[]`',
      diff: '`diffs[]`',
      service: '`compose_up.services[]`',
    },
  });

export const lockReference = (root: Schema): string =>
  answerReference(root, {
    title: 'What became of a lock, as JSON',
    schema: 'lock.v1',
    sections: { repository: '`repositories[]`' },
  });

export const graphReference = (root: Schema): string =>
  answerReference(root, {
    title: 'The graph of repositories as JSON',
    schema: 'graph.v1',
    sections: { repository: '`repositories[]`', ask: '`asks[]`' },
  });

const dotted = (path: string): string => path.slice(1).replaceAll('/', '.');

/** The page that lists the fields of a flat odpm.json, and where each stands in a nested one. */
export function flatReference(root: Schema): string {
  const moved = places(root).flatMap(({ path, node }) => {
    const becomes = node['x-becomes'];
    return becomes === undefined ? [] : [`| \`${dotted(path)}\` | \`${dotted(becomes)}\` |`];
  });
  return `<!-- Made from schemas/odpm.v1.schema.json by \`npm run derive\`. -->

# odpm.json, the flat format

${root.description ?? ''}

${head}
${rows(root, root, '').join('\n')}

## What each becomes

| Flat | Nested |
| --- | --- |
${moved.join('\n')}
`;
}
