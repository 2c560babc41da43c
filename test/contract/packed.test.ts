import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { entry } from '../faults/box.ts';
import { folderOf } from '../host/plugins/given.ts';

const top = join(import.meta.dirname, '..', '..');

const source = `import { definePlugin, verdict, write } from 'odpm/sdk';
export default definePlugin({
  steps: [{ id: 'mail.step', description: 'A step.', evaluate: () => verdict.update('new', [write('mail.txt', 'x')]) }],
});
`;
const ofNode = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf, contractOf, loadPlugin, planOf } from 'odpm/sdk/testing';
import plugin from './index.js';

test('the plan has its step', async () => {
  const { steps } = await planOf(plugin);
  assert.deepEqual(steps.find(({ id }) => id === 'mail.step').paths, ['mail.txt']);
});
test('it keeps to what odpm asks of plugins', async () => {
  assert.deepEqual((await contractOf('.')).filter(({ ok }) => !ok), []);
  assert.equal((await loadPlugin('.')).ok, true);
  assert.equal((await contextOf()).project.odooVersion, '19.0');
});
`;

let folder: string;
beforeAll(() => {
  folder = folderOf({
    'package.json': JSON.stringify({
      name: 'odpm-plugin-mail',
      version: '1.0.0',
      type: 'module',
      odpm: { name: 'mail', api: '>=1.0 <2', entry: './index.js' },
    }),
    'index.js': source,
    'mail.test.js': ofNode,
    'vitest.test.js': ofNode.replace("'node:test'", "'vitest'"),
  });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['vitest'])
    symlinkSync(join(top, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(top, join(folder, 'node_modules/odpm'));
});

const run = (...words: readonly string[]) =>
  spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder },
  });

test('the SDK for tests works under the test runner of Node', () => {
  const { status, stdout } = run('--test', 'mail.test.js');
  expect(stdout).toContain('# pass 2');
  expect(status).toBe(0);
});

test('and under vitest', () => {
  const { status, stdout, stderr } = run(
    join(top, 'node_modules/vitest/vitest.mjs'),
    'run',
    'vitest.test.js',
  );
  expect(stdout + stderr).toContain('2 passed');
  expect(status).toBe(0);
});

test('odpm plugins check in the folder of a plugin asks its author nothing, and tells each check', () => {
  const { status, stdout, stderr } = run(entry, 'plugins', 'check');
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: [
      'static part',
      'api',
      'configuration',
      'names',
      'code',
      'declared parts',
      'step mail.step',
      'lifecycle',
    ]
      .map((check) => `ok      mail  ${check}\n`)
      .join(''),
    stderr: '',
  });
});

test('what it does not keep to: 3, with the place in its files', () => {
  const broken = folderOf({
    'package.json': JSON.stringify({
      name: 'x',
      version: '1.0.0',
      type: 'module',
      odpm: { name: 'x', api: '^1.0', entry: './index.js' },
    }),
    'index.js':
      "import { writeFileSync } from 'node:fs';\nexport default { steps: [{ id: 'x.y', description: 'X.', evaluate: () => writeFileSync('made', '') }] };\n",
  });
  const { status, stdout } = run(entry, '-C', broken, 'plugins', 'check');
  expect(stdout).toContain(
    'failed  x  step x.y: the plugin x calls fs.writeFileSync("made") while its step x.y was asked\n',
  );
  expect(status).toBe(3);
});
