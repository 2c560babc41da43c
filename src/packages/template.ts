import { extensionApiVersion } from '../model/index.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Below this name a plugin's folder has a link to the odpm that made it; npm takes one out of `node_modules`. */
export const sdkLink = '.odpm-sdk';

const packageJson = (name: string): string =>
  json({
    name: `odpm-plugin-${name}`,
    version: '0.1.0',
    description: `The odpm plugin ${name}.`,
    keywords: ['odpm-plugin'],
    type: 'module',
    exports: './dist/src/index.js',
    files: ['dist/src', 'config.schema.json'],
    engines: { node: '>=20.19' },
    odpm: {
      name,
      description: `The odpm plugin ${name}.`,
      api: `>=${extensionApiVersion} <2`,
      entry: './dist/src/index.js',
      configSchema: './config.schema.json',
    },
    scripts: {
      sdk: `test -e ${sdkLink}/package.json || odpm plugins link; ln -sfn ../${sdkLink} node_modules/odpm`,
      build: 'npm run --silent sdk && tsc',
      test: 'npm run --silent build && node --test dist/test/*.test.js',
      check: 'npm run --silent build && odpm plugins check',
      prepack: 'npm run --silent build',
      pack: 'npm pack',
    },
    peerDependencies: { odpm: '>=5.0.0' },
    peerDependenciesMeta: { odpm: { optional: true } },
    devDependencies: { '@types/node': '^20.19.0', typescript: '^6.0.0' },
  });

const tsconfig = json({
  compilerOptions: {
    strict: true,
    noUncheckedIndexedAccess: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023'],
    types: ['node'],
    declaration: true,
    skipLibCheck: true,
    rootDir: '.',
    outDir: 'dist',
  },
  include: ['src', 'test'],
});

const configSchema = json({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  properties: {
    greeting: { description: 'How the project is greeted.', type: 'string', default: 'Hello' },
  },
});

const index = (name: string): string => `import { definePlugin, verdict, write } from 'odpm/sdk';
import type { PluginContext, PluginVerdict } from 'odpm/sdk';

/** Says what is so, or what would be done; "odpm plan" shows it, "odpm up" does it. */
async function evaluate(ctx: PluginContext): Promise<PluginVerdict> {
  const path = \`\${ctx.dataFolder}/greeting.txt\`;
  const text = \`\${String(ctx.config['greeting'])}, \${ctx.project.name}!\\n\`;
  return (await ctx.look.read(path)) === text
    ? verdict.noop('the greeting is as it should be')
    : verdict.update('the greeting is not there yet', [write(path, text)]);
}

export default definePlugin({
  steps: [{ id: '${name}.greeting', description: 'Greet the project.', evaluate }],
});
`;

const test = (name: string): string => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOf, planOf } from 'odpm/sdk/testing';

/** The plugin's step in the plan of a small project that has these files. */
async function greeted(files: Readonly<Record<string, string>> = {}) {
  const { steps } = await planOf('.', { files });
  return steps.find(({ id }) => id === '${name}.greeting');
}

test('the project is greeted once', async () => {
  const first = await greeted();
  assert.equal(first?.outcome, 'update');
  const [greeting] = first.actions;
  assert.ok(greeting?.kind === 'write');
  assert.match(greeting.text, /^Hello, /);

  const second = await greeted({ [greeting.path]: greeting.text });
  assert.equal(second?.outcome, 'noop');
});

test('it keeps to what odpm asks of every plugin', async () => {
  const checks = await contractOf('.');
  assert.deepEqual(
    checks.filter(({ ok }) => !ok),
    [],
  );
});
`;

const readme = (name: string): string => `# odpm-plugin-${name}

A plugin of odpm.

## Use it

\`\`\`console
$ odpm plugins install odpm-plugin-${name}
\`\`\`

Its section in \`odpm.json\`; what it may contain is in \`config.schema.json\`:

\`\`\`json
"extensions": { "config": { "${name}": { "greeting": "Hello" } } }
\`\`\`

## Work on it

\`\`\`console
$ npm install
$ npm test
$ npm run check       # what odpm says of it
$ npm run pack        # a tarball, for "odpm plugins install odpm-plugin-${name}@file:…"
\`\`\`

\`${sdkLink}\` is a link to the odpm of this machine, and not part of the repository: types and tests come from there.
In a fresh clone \`odpm plugins link\` makes it.
`;

const ignored = `/dist/
/node_modules/
/${sdkLink}
*.tgz
`;

/** Path → text of every file of a new plugin; together they pass \`npm install && npm test\`. */
export const filesOf = (name: string): ReadonlyMap<string, string> =>
  new Map([
    ['.gitignore', ignored],
    ['README.md', readme(name)],
    ['config.schema.json', configSchema],
    ['package.json', packageJson(name)],
    ['src/index.ts', index(name)],
    ['test/index.test.ts', test(name)],
    ['tsconfig.json', tsconfig],
  ]);
