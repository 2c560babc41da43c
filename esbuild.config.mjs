import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { thirdPartyLicences } from './licences.mjs';

/**
 * A module of Node's that is loaded when something of it is first used. Measured in starts of an empty program:
 * `node:crypto` costs a quarter of one, an import of `node:process` a half (it looks at each export, and so opens
 * the standard streams). Packages' `require` of such a module, which an ES module does not have, ends here too.
 * @param {string} path
 */
function loadedWhenUsed(path) {
  const module = process.getBuiltinModule(path);
  if (module === process) return 'module.exports = process;';
  if (typeof module === 'function') return `module.exports = process.getBuiltinModule('${path}');`;
  return `
    let module;
    for (const name of ${JSON.stringify(Object.keys(module))}) {
      const get = () => (module ??= process.getBuiltinModule('${path}'))[name];
      Object.defineProperty(exports, name, { get, enumerable: true });
    }`;
}

const nodeModules = {
  name: 'node-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind }) =>
      isBuiltin(path) && kind !== 'dynamic-import'
        ? { path: path.replace('node:', ''), namespace: 'when-used' }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'when-used' }, ({ path }) => ({ contents: loadedWhenUsed(path) }));
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
  plugins: [nodeModules],
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
  if (/\b__require\(/.test(readFileSync(file, 'utf8'))) {
    throw new Error(`${file} holds a require that no ES module has`);
  }
}
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
