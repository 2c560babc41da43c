import { expect, test } from 'vitest';
import { simple } from '../../../src/host/plugins/simple.ts';

const borders = { roots: ['/project/.odpm/plugins'], dist: '/odpm/dist' };

test('a module that imports only the SDK and what Node has built in gets the file of the SDK, on the same lines', () => {
  const text = (sdk: string, services: string) => `
import { readFile } from 'node:fs/promises';
import {
  on,
  verdict as said,
} from "${sdk}";
import path, { join } from 'path';
import '${services}';
export default { on, said, readFile, path, join, at: import.meta.url };
`;
  const own = text('file:///odpm/dist/sdk.mjs', 'file:///odpm/dist/sdk-services.mjs');
  expect(simple(text('odpm/sdk', 'odpm/sdk/services'), borders)).toBe(own);
});

test.each([
  ['a file of its own', `import './other.mjs';\nexport default 1;`],
  ['a package', `import pick from 'pick';\nexport default 1;`],
  ['something later', `export default () => import('odpm/sdk');`],
  ['what it asks for', `export default import.meta.resolve('odpm/sdk');`],
  ['by exporting it', `export { on } from 'odpm/sdk';`],
  [
    'with require',
    `import { createRequire } from 'node:module';\nconst require = createRequire('/');\nexport default 1;`,
  ],
  ['in a line with others', `export default 1; import { on } from 'odpm/sdk';`],
  ['with a comment between', `import { on /* a point */ } from 'odpm/sdk';`],
  ['JSON', `import data from 'node:fs' with { type: 'json' };\nimport x from './x.json';`],
])('one that may import %s is left to Node', (_, text) => {
  expect(simple(text, borders)).toBeUndefined();
});

test.each(['module.exports = 1;', '', 'setInterval(() => {}, 1);'])('%j need not be an ES module', (text) => {
  expect(simple(text, borders)).toBeUndefined();
});

test('what stands in a template is text', () => {
  const text = `export const made = \`\nimport { on } from 'odpm/sdk';\n\`;`;
  expect(simple(text, borders)).toBeUndefined();
});
