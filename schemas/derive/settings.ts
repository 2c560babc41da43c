import type { Schema } from './schema.ts';

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

function valuesOf(node: Schema): string {
  if (node.enum) return node.enum.map((value) => code(value)).join(', ');
  if (node.type === 'boolean') return 'yes or no';
  return node.minimum === undefined ? 'text' : `${String(node.minimum)} to ${String(node.maximum)}`;
}

const envHead = '| Key | Values | Default | Example | Meaning |\n| --- | --- | --- | --- | --- |';

function envRow([key, node]: readonly [string, Schema]): string {
  const standard =
    node.default === undefined
      ? ''
      : node.type === 'boolean'
        ? node.default === true
          ? 'yes'
          : 'no'
        : code(node.default);
  const [example] = node.examples ?? [];
  return `| \`${key}\` | ${valuesOf(node)} | ${standard} | ${example === undefined ? '' : code(example)} | ${cell(node.description ?? '')} |`;
}

/** The page that lists what .env may set. */
export function environment(root: Schema): string {
  const rows = Object.entries(root.properties ?? {});
  const groups = [...new Set(rows.map(([, node]) => node['x-group'] ?? ''))];
  const sections = groups.map((group) => {
    const own = rows.filter(([, node]) => (node['x-group'] ?? '') === group);
    return `${group === '' ? '' : `## ${group}\n\n`}${envHead}\n${own.map(envRow).join('\n')}\n`;
  });
  return `<!-- Made from schemas/settings.schema.json by \`npm run derive\`. -->

# .env

${root.description ?? ''}

${sections.join('\n')}`;
}

/** What a program has to know of a setting: how its values look, and an example for those that look otherwise. */
const ruleOf = ({ type, title, examples, ...node }: Schema) => ({
  ...(type !== 'string' && { type }),
  ...(node.enum && { enum: node.enum }),
  ...(node.pattern !== undefined && { rule: title, pattern: node.pattern, example: examples?.[0] }),
  ...(node.minimum !== undefined && { minimum: node.minimum, maximum: node.maximum }),
  ...(node.default !== undefined && { default: node.default }),
  ...(node['x-secret'] && { secret: true }),
  ...(node['x-process'] && { process: true }),
});

/** The settings' table that is looked up at run time. */
export function settingKeys(root: Schema): string {
  const rows = Object.entries(root.properties ?? {}).map(([key, node]) => [key, ruleOf(node)] as const);
  return `// Made from schemas/settings.schema.json by \`npm run derive\`.

/** What each key of .env may hold. */
export const keys = ${JSON.stringify(Object.fromEntries(rows), undefined, 2)} as const;
`;
}

interface Field {
  readonly name: string;
  readonly node: Schema;
  readonly readBy: string;
}

/** Fields with those of objects inside them behind them; their names have dots. */
const fieldsOf = (node: Schema, prefix = '', above = ''): Field[] =>
  Object.entries(node.properties ?? {}).flatMap(([key, field]) => {
    const readBy = field['x-read-by'] ?? above;
    const name = `${prefix}${key}`;
    return [{ name, node: field, readBy }, ...fieldsOf(field, `${name}.`, readBy)];
  });

const words: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'list',
};

const kindOf = ({ type }: Schema): string =>
  [type ?? []]
    .flat()
    .map((one) => words[one] ?? one)
    .join(', ');

function userRow({ name, node, readBy }: Field): string {
  const standard = node.default === undefined ? '' : `\`${JSON.stringify(node.default)}\``;
  const [example] = node.examples ?? [];
  const shown = example === undefined ? '' : `\`${JSON.stringify(example)}\``;
  return `| \`${name}\` | ${kindOf(node)} | ${cell(standard)} | ${cell(shown)} | ${readBy} | ${cell(node.description ?? '')} |`;
}

/** The page that lists every key of user_settings.json. */
export const userReference = (root: Schema): string =>
  `<!-- Made from schemas/user-settings.schema.json by \`npm run derive\`. -->

# user_settings.json

${root.description ?? ''}

| Key | Type | Default | Example | Read by | Meaning |
| --- | --- | --- | --- | --- | --- |
${fieldsOf(root).map(userRow).join('\n')}
`;

/** What is looked up at run time of user_settings.json's keys: the innermost, by pointer. */
export function userKeys(root: Schema): string {
  const inner = fieldsOf(root).filter(({ name, node }) => !node.properties && name !== '$schema');
  const rows = inner.map(({ name, node }) => [
    `/${name.replaceAll('.', '/')}`,
    { default: node.default, ...(node['x-secret'] && { secret: true }) },
  ]);
  return `// Made from schemas/user-settings.schema.json by \`npm run derive\`.

/** What a key of user_settings.json means that is not there, and whether its value may be shown. */
export const userKeys = ${JSON.stringify(Object.fromEntries(rows), undefined, 2)} as const;
`;
}
