import { isBuiltin } from 'node:module';

/**
 * A module of Node's that is loaded when something of it is first used. Measured in starts of an empty program:
 * `node:crypto` costs 0.15 to 0.25 of one, an import of `node:process` a half, because it looks at each export
 * and so opens the standard streams.
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

/** For esbuild: `import` and `require` of Node's modules load them when they are used. */
export const nodeModules = {
  name: 'node-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind }) => {
      if (!isBuiltin(path) || kind === 'dynamic-import') return undefined;
      return { path: path.replace('node:', ''), namespace: 'when-used' };
    });
    onLoad({ filter: /./, namespace: 'when-used' }, ({ path }) => ({ contents: loadedWhenUsed(path) }));
  },
};
