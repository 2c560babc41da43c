import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thirdPartyLicences } from '../src/bundle/licences.mjs';

interface Package {
  readonly version: string;
  readonly files: readonly string[];
  readonly dependencies?: Record<string, string>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const ours = read('package.json') as Package;
let folder = '';
let files: readonly string[] = [];

const npm = (...words: string[]): string =>
  execFileSync('npm', words, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });

const odpm = (...words: string[]): string =>
  execFileSync(join(folder, 'node_modules/.bin/odpm'), words, { encoding: 'utf8' });

beforeAll(() => {
  expect(existsSync('dist/main.cjs'), 'npm run build comes first').toBe(true);
  folder = mkdtempSync(join(tmpdir(), 'odpm-package-'));
  const [packed] = JSON.parse(npm('pack', resolve('.'), '--json', '--ignore-scripts')) as [
    { filename: string; files: { path: string }[] },
  ];
  files = packed.files.map(({ path }) => path);
  npm('init', '--yes');
  npm('install', `./${packed.filename}`, '--offline', '--no-audit');
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the package holds what runs, and nothing else', () => {
  const parts = [
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/(odpm|load|bug|import)\.cjs)$/,
    /^dist\/([\w.-]+\.cjs(\.cache)?|THIRD-PARTY-LICENSES\.txt)$/,
    /^dist\/sdk[\w-]*\.mjs$/,
    /^docs\/api\/[\w-]+\.d\.ts$/,
    /^schemas\/[\w.-]+\.json$/,
    /^src\/container\/(\w+\/)*\w+\.py$/,
    /^docs\/problems\/[\w/-]+\.(md|json)$/,
  ];
  expect(files.filter((file) => !parts.some((part) => part.test(file)))).toEqual([]);
  expect(parts.filter((part) => !files.some((file) => part.test(file)))).toEqual([]);
});

test('every command that is loaded when it is called has a file', () => {
  const sources = readdirSync('src/cli').map((name) => readFileSync(join('src/cli', name), 'utf8'));
  const verbs = [...sources.join('').matchAll(/import\('\.\.\/verbs\/([\w/-]+)\.ts'\)/g)];
  const wanted = verbs.map(([, verb = '']) => `dist/${verb.replaceAll('/', '-')}.cjs`);
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
});

test('what is installed has no dependency and answers', () => {
  expect(ours.dependencies).toBeUndefined();
  expect(odpm('--version')).toBe(`${ours.version}\n`);
  const help = odpm('--help');
  expect(help).toContain('odpm [options] <command>');
  expect(help).toBe(execFileSync(process.execPath, ['bin/odpm.cjs', '--help'], { encoding: 'utf8' }));
});

test('an installed odpm finds its own files', () => {
  cpSync('fixtures/demo', join(folder, 'demo'), { recursive: true });
  expect(() => odpm('manifest', 'validate', join(folder, 'demo'))).not.toThrow();
  const outside = createRequire(join(folder, 'index.js'));
  expect(outside('odpm/schemas/odpm.v2.schema.json')).toEqual(read('schemas/odpm.v2.schema.json'));
});

test('an installed odpm is what plugins import, with its types', () => {
  const plugin = `
    import { definePlugin, verdict } from 'odpm/sdk';
    import { REDIS_SERVICE } from 'odpm/sdk/services';
    const image: string = REDIS_SERVICE.image;
    export default definePlugin({
      steps: [{ id: 'shop.step', description: image, evaluate: () => verdict.skip('no') }],
    });
    // @ts-expect-error -- no verdict
    definePlugin({ steps: [{ id: 'shop.step', description: '', evaluate: () => 1 }] });`;
  writeFileSync(join(folder, 'shop.mts'), plugin);
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  const lib = ['--lib', 'es2023,dom', '--skipDefaultLibCheck'];
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const words = [compiler, ...flags, ...lib, '--ignoreConfig', 'shop.mts'];
  const { status, stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  const both = `require('odpm/sdk').EXTENSION_API_VERSION === (await import('odpm/sdk')).EXTENSION_API_VERSION`;
  const imports = `import { createRequire } from 'node:module'; const require = createRequire('${folder}/');`;
  writeFileSync(join(folder, 'run.mjs'), `${imports} console.log(${both});`);
  expect(execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('true\n');
}, 120_000);

test('the changelog begins with the version of the package', () => {
  expect(/^## (\S+)/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]).toBe(ours.version);
});

test('the lock file names no place to download from', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});

test('the licences of what is bundled are in the bundle', () => {
  const text = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  expect(text).toMatch(/^commander \d+\.\d+\.\d+ \(MIT\)\n\n.*MIT License/ms);
  expect(text).toContain('Copyright 2020 The Compose Specification Authors');
  expect(text).not.toMatch(/^(esbuild|typescript|vitest) \d/m);
});

test.each([
  ['GPL-3.0-only', 'LICENSE', 'odd 1.0.0 has the licence GPL-3.0-only; not in the list'],
  ['MIT', 'README.md', 'odd 1.0.0 has no licence file'],
])('a bundled package under %s with only a %s fails the build', (license, file, message) => {
  const odd = join(folder, license, 'node_modules/odd');
  mkdirSync(odd, { recursive: true });
  writeFileSync(join(odd, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0', license }));
  writeFileSync(join(odd, file), 'text\n');
  expect(() => thirdPartyLicences([join(odd, 'index.js')])).toThrow(message);
});
