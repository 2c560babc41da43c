import js from '@eslint/js';
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** The machine's globals: `host` alone has them, so that every other room can be tested without a machine. */
const machine = [
  'process',
  'console',
  'Date',
  'performance',
  'fetch',
  'WebSocket',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
].map((name) => ({ name, message: 'Only src/host is at the machine.' }));

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing has one name everywhere.',
};
const noThrow = {
  selector: 'ThrowStatement',
  message: 'Return a problem; only a bug is thrown, by never() of base.',
};

const call = (object, methods) =>
  [`callee.object.name='${object}'`, `callee.object.property.name='${object}'`].map((owner) => ({
    selector: `CallExpression[${owner}][callee.property.name=/^(${methods})$/]`,
    message: 'Only src/run changes the machine.',
  }));
const noEffects = [
  ...call('files', 'write|append|makeFolder|link|remove|removeFolder|moveFolder|removeStaleTemps'),
  ...call('programs', 'run'),
];

const small = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  complexity: ['error', 10],
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'docs/api/', 'fixtures/', 'test/house/', '**/*.generated.*']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  comments.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-control-regex': 'off', // Finding control characters in what people wrote is part of the work.
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/no-unused-disable': 'off', // reportUnusedDisableDirectives says it
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `const { gone, ...kept } = all` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A port or a line number in a message is what it looks like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(line) => show(line)` says no more with braces.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this forbids.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      ...small,
      'no-restricted-globals': ['error', ...machine],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: machine[0].message },
      ],
      'no-restricted-syntax': ['error', noDefaultExport, noThrow, ...noEffects],
    },
  },
  {
    files: ['src/base/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noEffects] },
  },
  {
    files: ['src/builtin/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...machine.filter(({ name }) => name !== 'fetch')], // As a plugin may.
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        { ...noThrow, selector: 'ThrowStatement > :not(NewExpression[callee.name="Refusal"])' },
        ...noEffects,
      ],
    },
  },
  {
    files: ['src/run/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noThrow] },
  },
  {
    files: ['src/host/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off', // It is the machine.
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['test/**/*.ts', '*.ts', 'schemas/**/*.ts'],
    rules: { 'max-lines': small['max-lines'], 'max-params': small['max-params'] },
  },
  {
    // Tools' own files and what starts before the bundle: plain JavaScript, no types to ask.
    files: ['**/*.{mjs,cjs,js}'],
    rules: small,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  {
    // Node 12 has to parse it: what is newer in ECMAScript 2020 than `import()` is left out, too.
    files: ['bin/odpm.cjs'],
    languageOptions: { ecmaVersion: 2020 },
    rules: {
      'object-shorthand': 'off',
      'no-var': 'off',
      'no-restricted-syntax': ['error', 'ChainExpression', 'LogicalExpression[operator="??"]'],
    },
  },
);
