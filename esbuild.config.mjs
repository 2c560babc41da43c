import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { thirdPartyLicences } from './src/bundle/licences.mjs';
import { outputs, testing } from './src/bundle/plugins.mjs';

const verbs = [
  'manifest/validate',
  'manifest/migrate',
  'manifest/schema',
  'plan',
  'graph',
  'up',
  'down',
  'status',
  'logs',
  'lock',
  'trust',
  'untrust',
  'explain',
  'explain-value',
  'plugins/list',
  'plugins/info',
  'plugins/call',
  'plugins/help',
  'plugins/check',
  'plugins/install',
  'plugins/new',
  'plugins/link',
  'plugins/uninstall',
  'plugins/enable',
  'plugins/disable',
  'plugins/stats',
  'config/show',
  'config/diff',
];
const nameOf = (verb) => verb.replaceAll('/', '-');

/** The long validators, which tell every flaw, have files of their own: a sound file needs none of them. */
const telling = [
  'manifest/flaws',
  'manifest/v1/flaws',
  'manifest/migrate/lock',
  'settings/user',
  'settings/secrets',
  'plugins/flaws',
];
const toldBy = (name) => `${nameOf(name)}-told`;

/** Stands in for a long validator: the file is read when there is something to tell. */
const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.generated\.js$/ }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point') return undefined;
      const file = relative(resolve('src'), resolve(resolveDir, path)).replace(/\.generated\.js$/, '');
      return telling.includes(file) ? { path: file, namespace: 'late' } : undefined;
    });
    onResolve({ filter: /-told\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: `export const thorough = () => require('./${toldBy(path)}.cjs').thorough();`,
      resolveDir: '.',
    }));
  },
};

/** What is loaded by `import()` and has a file of its own, beside each verb. */
const files = {
  execa: 'execa',
  'ajv/dist/2020.js': 'ajv',
  './plugins/node.ts': 'plugin-host',
  './live/index.ts': 'plugins-live',
};

const parts = {
  name: 'parts',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const verb = /^\.\.\/verbs\/(.+)\.ts$/.exec(path)?.[1];
      const name = verb === undefined ? files[path] : nameOf(verb);
      return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};

/**
 * One file a command, CommonJS: measured, a start that reads two files is faster than one that reads twenty small
 * ones, and only CommonJS can be compiled ahead. What several verbs share stands in each of their files.
 */
const bundle = () =>
  build({
    entryPoints: {
      main: 'src/cli/main.ts',
      ...Object.fromEntries(verbs.map((verb) => [nameOf(verb), `src/verbs/${verb}.ts`])),
      ...Object.fromEntries(telling.map((name) => [toldBy(name), `src/${name}.generated.js`])),
      execa: 'execa',
      ajv: 'ajv/dist/2020.js',
      'plugin-host': 'src/host/plugins/node.ts',
      'plugins-live': 'src/plugins/live/index.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    // The same source as an ES module: what is not used falls away.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [late, parts],
  });

/** A plugin that has a bit of everything, so that what calls plugins is warmed with the rest. */
const plugin = `import { definePlugin, on, verdict } from 'odpm/sdk';
export default definePlugin({
  setup() {},
  steps: [{ id: 'warm.step', description: 'Look.', evaluate: () => verdict.noop('it is warm') }],
  fragments: [{ name: 'warm', composeServicePatches: () => ({ odoo: { environment: { WARM: '1' } } }) }],
  hooks: { warm: { preUp() {} } },
  on: [on('plan.after', () => {}), on('compose.service', ({ value }) => ({ ...value }))],
});
`;

/** The digest of what a project would run, as odpm names it where there is nobody to ask. */
function trusted(folder, env) {
  const argv = [resolve('bin/odpm.cjs'), 'trust', '--no-input'];
  const { stderr } = spawnSync(process.execPath, argv, { cwd: folder, env, encoding: 'utf8' });
  const digest = /ODPM_TRUST_DIGEST=([0-9a-f]{64})/.exec(stderr)?.[1];
  if (digest === undefined) throw new Error(`odpm trust names no digest: ${stderr}`);
  return digest;
}

/** A copy of the example is a project on which the bundle can be warmed without a trace in this tree. */
function warm() {
  const folder = mkdtempSync(join(tmpdir(), 'odpm-build-'));
  try {
    cpSync('fixtures/demo', folder, { recursive: true, filter: (path) => basename(path) !== '.odpm' });
    mkdirSync(join(folder, '.odpm/plugins'), { recursive: true });
    writeFileSync(join(folder, '.odpm/plugins/warm.mjs'), plugin);
    const env = {
      ...process.env,
      ODPM_HOME: join(folder, 'home'),
      ODOO_PLATFORM_DIR: join(folder, 'no-odoo'),
    };
    env.ODPM_TRUST_DIGEST = trusted(folder, env);
    execFileSync(process.execPath, ['src/bundle/warm.cjs', folder], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const built = [
  await bundle(),
  ...(await Promise.all(
    [...outputs('dist'), { ...testing, outdir: 'dist' }].map((each) => build({ ...each, write: false })),
  )),
];
if (built.some(({ warnings }) => warnings.length > 0)) throw new Error('the bundle has warnings');
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles))
  writeFileSync(path, contents);
writeFileSync(
  'dist/THIRD-PARTY-LICENSES.txt',
  thirdPartyLicences(built.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
);
warm();
