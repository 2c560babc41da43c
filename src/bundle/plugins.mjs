import { resolve } from 'node:path';

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning', metafile: true };

/** What plugins import: ES modules that import nothing. */
export const sdk = {
  ...common,
  entryPoints: { sdk: 'src/sdk/index.ts', 'sdk-services': 'src/sdk/services.ts' },
  outExtension: { '.js': '.mjs' },
  format: 'esm',
};

/** What tests of plugins import. */
export const testing = {
  ...common,
  entryPoints: { 'sdk-testing': 'src/sdk/testing.ts' },
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  banner: {
    js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
  },
};

/** What Node itself loads, and not the bundle: hooks of imports, and the library that reads TypeScript. */
const loading = {
  ...common,
  entryPoints: {
    'plugin-hooks': 'src/host/plugins/thread.ts',
    typescript: 'src/host/plugins/typescript.ts',
  },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
};

/** Both, in a folder. */
export const outputs = (folder) => [sdk, loading].map((each) => ({ ...each, outdir: resolve(folder) }));
