import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { thirdPartyLicences } from './build/licences.mjs';

const bundle = () =>
  build({
    entryPoints: ['src/cli/main.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    // The same source as an ES module: what is not used falls away.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });

/** Bundled, a CommonJS package has only its default export; the compiler and the tests see all its names. */
function refuseBareImports({ inputs }) {
  for (const [file, { imports }] of Object.entries(inputs)) {
    const bare = imports.find(
      ({ kind, path }) => kind === 'dynamic-import' && inputs[path]?.format === 'cjs',
    );
    if (bare)
      throw new Error(`${file} loads ${bare.path} by import(); load a module of ours that imports it`);
  }
}

/** esbuild splits ES modules alone, and only CommonJS can be compiled ahead: so each part is turned into that. */
async function write({ path, text }) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
  });
  writeFileSync(path, code);
}

/** A copy of the example is a project on which the bundle can be warmed without a trace in this tree. */
function warm() {
  const folder = mkdtempSync(join(tmpdir(), 'odpm-build-'));
  try {
    cpSync('fixtures/demo', folder, { recursive: true });
    const env = {
      ...process.env,
      ODPM_HOME: join(folder, 'home'),
      ODOO_PLATFORM_DIR: join(folder, 'no-odoo'),
    };
    execFileSync(process.execPath, ['build/warm.cjs', folder], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { metafile, outputFiles, warnings } = await bundle();
if (warnings.length > 0) throw new Error('the bundle has warnings');
refuseBareImports(metafile);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await Promise.all(outputFiles.map(write));
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
warm();
