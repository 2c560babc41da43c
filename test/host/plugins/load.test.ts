import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { isImportOutside } from '../../../src/host/index.ts';
import { builtPackage, folderOf, plugins } from './given.ts';

/** The namespace of a module below the folder, or what importing it throws. */
async function loaded(folder: string, entry: string, root = '.'): Promise<unknown> {
  const host = await plugins([join(folder, root)]);
  const ran = await host.run('shop', () => host.load(join(folder, root, entry)));
  return ran.ended === 'value' ? ran.value : ran.ended === 'threw' ? ran.error : ran.ended;
}

const plain = (module: unknown): unknown => ({ ...(module as object) });

const kinds: Readonly<Record<string, readonly [file: string, text: string, value: unknown]>> = {
  'an .mjs file': ['a.mjs', 'export default { at: import.meta.url.slice(-5) };', { at: 'a.mjs' }],
  'a .js file with ES syntax': ['a.js', 'export default 1;', 1],
  'a .js file with CommonJS': ['a.js', 'module.exports = 2;', 2],
  'a .cjs file': ['a.cjs', 'module.exports = 3;', 3],
  'a .ts file': ['a.ts', 'interface A { b: number }\nexport default { b: 4 } satisfies A;', { b: 4 }],
  'an .mts file': ['a.mts', 'export default 5 as number;', 5],
};

test.each(Object.entries(kinds))('%s is loaded', async (_, [file, text, value]) => {
  expect(await loaded(folderOf({ [file]: text }), file)).toMatchObject({ default: value });
});

test('modules import JSON, what Node has built in, each other and packages in their own folder', async () => {
  const folder = folderOf({
    'a.mjs': `
      import { join } from 'node:path';
      import { EOL } from 'os';
      import data from './data.json' with { type: 'json' };
      import { b } from './lib/b.ts';
      import c from './lib/c.cjs';
      import near from 'near';
      export default { joined: join('x', 'y'), EOL, data, b, c, near, later: (await import('./lib/b.ts')).b };`,
    'data.json': '{ "data": 1 }',
    'lib/b.ts': 'export const b: string = "b";',
    'lib/c.cjs': `exports.c = require('path').posix.sep + require('near');`,
    'node_modules/near/index.js': `module.exports = 'near';`,
  });
  expect(await loaded(folder, 'a.mjs')).toMatchObject({
    default: {
      joined: 'x/y',
      EOL: '\n',
      data: { data: 1 },
      b: 'b',
      c: { c: '/near' },
      near: 'near',
      later: 'b',
    },
  });
});

test('odpm/sdk is the one of the odpm that runs, whatever lies beside the plugin', async () => {
  const folder = folderOf({
    'a.mjs': `
      import { definePlugin } from 'odpm/sdk';
      import { REDIS_SERVICE } from 'odpm/sdk/services';
      export { REDIS_SERVICE };
      export const at = import.meta.resolve('odpm/sdk');
      export default definePlugin({ steps: [] });`,
    'b.cjs': `exports.sdk = require('odpm/sdk'); exports.at = require.resolve('odpm/sdk');`,
    'node_modules/odpm/package.json': '{ "exports": { "./sdk": "./no.js" } }',
    'node_modules/odpm/no.js': 'throw new Error("the wrong one");',
  });
  const sdk = join(await builtPackage(), 'dist/sdk.mjs');
  const esm = (await loaded(folder, 'a.mjs')) as Record<string, unknown>;
  expect(esm).toMatchObject({
    default: { steps: [] },
    at: pathToFileURL(sdk).href,
    REDIS_SERVICE: { image: 'redis:8' },
  });
  const cjs = await loaded(folder, 'b.cjs');
  const names = Object.keys((await import(sdk)) as object).sort();
  expect(Object.keys((cjs as { sdk: object }).sdk).sort()).toEqual(names);
});

test.each([
  ['a file above the plugin', `import '../outside.mjs';`, '../outside.mjs'],
  ['an absolute path', `import '/etc/hostname';`, '/etc/hostname'],
  ['a link that leads out', `import './link.mjs';`, './link.mjs'],
  ['an import while it runs', `await import('../' + 'outside.mjs');`, '../outside.mjs'],
  [
    'a module in the text',
    `import 'data:text/javascript,export default 1';`,
    'data:text/javascript,export default 1',
  ],
  ['CommonJS', undefined, '../outside.mjs'],
])('%s is refused', async (_, text, specifier) => {
  const folder = folderOf({
    'outside.mjs': 'globalThis.reached = true;',
    'plugin/a.mjs': text ?? '',
    'plugin/a.cjs': `require('../outside.mjs');`,
  });
  symlinkSync(join(folder, 'outside.mjs'), join(folder, 'plugin/link.mjs'));
  const entry = text === undefined ? 'a.cjs' : 'a.mjs';
  const error = await loaded(folder, entry, 'plugin');
  expect(isImportOutside(error)).toBe(true);
  expect((error as Error).message).toBe(
    `${join(folder, 'plugin', entry)} imports ${specifier}, which is outside of its plugin`,
  );
  expect('reached' in globalThis).toBe(false);
});

test('plugins may import each other where both are open, and a link within', async () => {
  const folder = folderOf({
    'a/a.mjs': `export { default } from '../b/b.mjs';`,
    'b/real.mjs': 'export default 7;',
  });
  symlinkSync('real.mjs', join(folder, 'b/b.mjs'));
  const host = await plugins([join(folder, 'a')]);
  const load = () => host.run('a', () => host.load(join(folder, 'a/a.mjs')));
  await host.open([join(folder, 'b')]);
  expect(await load()).toMatchObject({ ended: 'value', value: { default: 7 } });
});

test.each([
  ['a.mjs', `import 'far';`],
  ['a.cjs', `require('far');`],
])('a package of a folder above counts as not there, in %s', async (entry, text) => {
  const folder = folderOf({
    'node_modules/far/index.js': 'globalThis.far = true;',
    [`plugin/${entry}`]: text,
  });
  const error = await loaded(folder, entry, 'plugin');
  expect(error).toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' });
  const by = join(folder, 'plugin', entry);
  expect((error as Error).message).toBe(`Cannot find package 'far' imported from ${by}`);
  expect('far' in globalThis).toBe(false);
});

test('code of odpm imports as ever', async () => {
  const folder = folderOf({ 'plugin/a.mjs': 'export default 1;', 'own.mjs': 'export default "own";' });
  await plugins([join(folder, 'plugin')]);
  expect(plain(await import(join(folder, 'own.mjs')))).toEqual({ default: 'own' });
});

test.each([
  ['an enum', 'const a = 1;\nenum B { c }\n', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'],
  [
    'a parameter property',
    'export class A { constructor(private b: number) {} }\n',
    'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  ],
  ['a mistake', 'let a: = 3;\n', 'ERR_INVALID_TYPESCRIPT_SYNTAX'],
])('TypeScript with %s is refused', async (_, text, code) => {
  const error = await loaded(folderOf({ 'a.ts': text }), 'a.ts');
  expect(error).toMatchObject({ name: 'SyntaxError', code });
});

test('a stack in TypeScript names line and column as they are written', async () => {
  const folder = folderOf({ 'a.ts': 'type A = number;\nexport const b: A = 1; throw new Error("here");\n' });
  const error = (await loaded(folder, 'a.ts')) as Error;
  expect(error.stack).toContain(`${join(folder, 'a.ts')}:2:30`);
});

test('what an entry that is not there throws says so', async () => {
  const folder = folderOf({ 'b.mjs': '' });
  expect(await loaded(folder, 'a.mjs')).toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' });
});

test('a file of the plugin may come after it was opened', async () => {
  const folder = folderOf({});
  const host = await plugins([folder]);
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/a.ts'), 'export default 8 as number;');
  expect(await host.run('shop', () => host.load(join(folder, 'lib/a.ts')))).toMatchObject({
    value: { default: 8 },
  });
});

const counts = 'globalThis.runs = (globalThis.runs ?? 0) + 1;';
const faults: Readonly<Record<string, readonly [text: string, said: string, runs: number]>> = {
  'that throws': [`${counts} throw new Error('boom');`, 'Error: boom', 1],
  'that throws what Node throws at a mistake': [`${counts} JSON.parse('{');`, 'SyntaxError: Expected', 1],
  'that imports what the SDK does not have': [
    `import { defnePlugin } from 'odpm/sdk'; ${counts}`,
    "'defnePlugin'",
    0,
  ],
  'that is no JavaScript': [`${counts} const const = 1;`, 'SyntaxError: ', 0],
};

test.each(Object.entries(faults))('a module %s runs once at most', async (_, [text, said, runs]) => {
  const folder = folderOf({ 'a.mjs': `${text}\nexport default 1;` });
  Object.assign(globalThis, { runs: 0 });
  const error = (await loaded(folder, 'a.mjs')) as Error;
  expect(`${error.name}: ${error.message}`).toContain(said);
  expect((globalThis as { runs?: number }).runs).toBe(runs);
});

test('a module may wait at its top, and import the SDK in any way', async () => {
  const folder = folderOf({
    'a.mjs': `
import {
  verdict,
} from "odpm/sdk";
import * as sdk from 'odpm/sdk';
import 'odpm/sdk/services';
import fs, { readFileSync } from 'fs';
const text = \`
import { on } from 'odpm/sdk';\`;
await null;
export { text, verdict };
export const same = sdk.verdict === verdict && fs.readFileSync === readFileSync;
export const at = import.meta.url;`,
    'b.mjs': `import { verdict } from 'odpm/sdk';\nexport const later = await import('odpm/sdk');\nexport { verdict };`,
  });
  const [a, b] = [await loaded(folder, 'a.mjs'), await loaded(folder, 'b.mjs')] as Record<string, unknown>[];
  expect(a).toMatchObject({
    text: `\nimport { on } from 'odpm/sdk';`,
    same: true,
    at: pathToFileURL(join(folder, 'a.mjs')).href,
  });
  expect(b?.['verdict']).toBe(a?.['verdict']);
  expect((b?.['later'] as Record<string, unknown>)['verdict']).toBe(a?.['verdict']);
});
