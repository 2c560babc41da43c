import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { thirdPartyLicences } from './licences.mjs';

/**
 * CommonJS packages ask for Node's modules by `require`, which an ES module does not have. Imported instead,
 * they need no createRequire, which every chunk would make at its start.
 */
const importNodeModules = {
  name: 'import-node-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind, namespace }) => {
      if (kind === 'require-call' && isBuiltin(path)) return { path, namespace: 'required' };
      return namespace === 'required'
        ? { path: path.slice('imported:'.length), namespace: 'imported' }
        : undefined;
    });
    onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require('imported:${path}').default;`,
    }));
    onLoad({ filter: /./, namespace: 'imported' }, ({ path }) => ({
      contents: `export { default } from '${path}';`,
    }));
  },
};

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/cli/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  mainFields: ['module', 'main'],
  // The same source as an ES module: what is not used falls away.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  metafile: true,
  logLevel: 'warning',
  plugins: [importNodeModules],
});

for (const [file, { imports }] of Object.entries(metafile.inputs)) {
  const bare = imports.find(
    ({ kind, path }) => kind === 'dynamic-import' && metafile.inputs[path]?.format === 'cjs',
  );
  // Bundled, such a package has its default export alone; the compiler and the tests see all its names.
  if (bare)
    throw new Error(
      `${file} loads the CommonJS ${bare.path} by import(): load a module of ours that imports it`,
    );
}
for (const file of Object.keys(metafile.outputs)) {
  if (/__require\(|Dynamic require/.test(readFileSync(file, 'utf8'))) {
    throw new Error(`${file} holds a require that no ES module has`);
  }
}
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
