import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { definePlugin, on, verdict, write } from '../../src/sdk/index.ts';
import type { PluginDefinition } from '../../src/sdk/index.ts';
import { contractOf } from '../../src/sdk/testing.ts';
import type { AnyPlugin, TestFacts } from '../../src/sdk/testing.ts';
import { folderOf } from '../host/plugins/given.ts';

const step = (evaluate: NonNullable<PluginDefinition['steps']>[number]['evaluate'], id = 'mail.step') => ({
  id,
  description: 'A step.',
  evaluate,
});

/** `check: what is wrong` of what a plugin does not keep to. */
async function failed(plugin: AnyPlugin, facts?: TestFacts): Promise<string[]> {
  const checks = await contractOf(plugin, facts);
  return checks
    .filter(({ ok }) => !ok)
    .map(({ check, problems: [first] }) => `${check}: ${first?.message ?? ''}`);
}

const index = "import { definePlugin } from 'odpm/sdk';\nexport default definePlugin(";
const packageJson = (odpm: object): string =>
  JSON.stringify({ name: 'odpm-plugin-mail', version: '1.2.0', type: 'module', odpm });
const said = { name: 'mail', api: '>=1.0 <2', entry: './index.js' };

test('a plugin that keeps to everything', async () => {
  const plugin = definePlugin({
    steps: [step((ctx) => verdict.update(`for ${ctx.project.name}`, [write('mail.txt', 'x')]))],
    fragments: [{ name: 'mail', composeServices: () => ({ mailpit: { image: 'axllent/mailpit' } }) }],
    on: [on('plan.after', () => undefined)],
    status: () => [{ label: 'Mails', value: '3', state: 'ok' }],
    commands: { inbox: () => 0 },
    onInstall: () => [write('inbox.txt', '')],
  });
  const checks = await contractOf(plugin, { name: 'mail' });
  expect(checks.map(({ plugin: name, check, ok }) => `${name} ${check} ${String(ok)}`)).toEqual([
    ...['names', 'code', 'declared parts', 'step mail.step', 'services', 'status', 'lifecycle'].map(
      (check) => `mail ${check} true`,
    ),
  ]);
});

test('what is asked has no effects: they are refused, and told', async () => {
  const folder = folderOf({});
  const plugin = definePlugin({
    setup: () => writeFileSync(`${folder}/setup`, ''),
  });
  expect(await failed(plugin)).toEqual([
    `code: the plugin plugin calls fs.writeFileSync("${folder}/setup") while it was loaded and set up`,
  ]);
  const steps = [
    step(() => {
      writeFileSync(`${folder}/step`, '');
      return verdict.noop('written');
    }, 'mail.writes'),
    step(async () => {
      await new Promise((done) => connect(1, '127.0.0.1').once('error', done));
      return verdict.noop('connected');
    }, 'mail.connects'),
  ];
  expect(await failed({ steps, onInstall: () => (writeFileSync(`${folder}/installed`, ''), []) })).toEqual([
    `step mail.writes: the plugin plugin calls fs.writeFileSync("${folder}/step") while its step mail.writes was asked`,
    'step mail.connects: the plugin plugin connects to the network while its step mail.connects was asked',
    `lifecycle: the plugin plugin calls fs.writeFileSync("${folder}/installed") while its onInstall was asked`,
  ]);
  writeFileSync(`${folder}/after`, 'nothing is refused any more');
});

test('the same question gets the same answer', async () => {
  let count = 0;
  const counting = (): string => `call-${String((count += 1))}`;
  expect(
    await failed({
      steps: [step(() => verdict.noop(counting()))],
      fragments: [{ name: 'mail', composeServices: () => ({ box: { image: counting() } }) }],
    }),
  ).toEqual([
    'step mail.step: the answer of the step mail.step of the plugin plugin is different when asked again: /because "call-2", then "call-3"',
    expect.stringMatching(/^services: what fragments give .* \/0\/value\/image "call-\d", then "call-\d"$/),
  ]);
});

test('a step may refuse for a reason of its own', async () => {
  const plugin = {
    steps: [step((ctx) => verdict.blocked(ctx.problem({ code: 'no', message: 'no', fix: 'Go.' })))],
  };
  expect(await failed(plugin)).toEqual([]);
});

test.each<[string, PluginDefinition, string]>([
  [
    'throws',
    { steps: [step(() => Promise.reject(new Error('boom')))] },
    'step mail.step: the plugin plugin threw',
  ],
  [
    'gives no services',
    { fragments: [{ name: 'mail', composeServices: () => ({ box: { image: 7 } }) as never }] },
    'services: /services/box/image must be',
  ],
  ['gives no actions', { onUpgrade: () => 7 as never }, 'lifecycle: onUpgrade of the plugin plugin returned'],
  ['is told wrong', { status: () => [{ label: '' }] as never }, 'status: '],
  ['is no plugin', { stpes: [] } as never, 'code: the plugin plugin has "stpes"'],
  [
    'brings a step of odpm',
    { steps: [step(() => verdict.noop('x'), 'compose.generate')] },
    'names: the step compose',
  ],
])('a plugin that %s', async (_, plugin, wrong) => {
  expect(await failed(plugin)).toEqual([expect.stringContaining(wrong)]);
});

test('a folder is checked with what its package.json declares, configured as its schema shows', async () => {
  const folder = folderOf({
    'package.json': packageJson({
      ...said,
      configSchema: './config.json',
      commands: { inbox: { summary: 'Open.', access: 'read' } },
    }),
    'config.json': JSON.stringify({
      type: 'object',
      required: ['token', 'port'],
      properties: {
        token: { type: 'string', examples: ['abc'] },
        port: { type: 'integer', default: 'many' },
        inner: { type: 'object', properties: { deep: { type: 'boolean', examples: [1] } } },
      },
    }),
    'index.js': `${index}{ commands: { outbox: () => 0 } });\n`,
  });
  const checks = await contractOf(folder);
  expect(
    checks
      .filter(({ ok }) => !ok)
      .flatMap(({ check, problems }) => problems.map(({ message }) => `${check}: ${message}`)),
  ).toEqual([
    'configuration: /extensions/config/mail/port must be a whole number',
    'configuration: /properties/port/default does not fit the schema that it is in: must be integer',
    'configuration: /properties/inner/properties/deep/examples/0 does not fit the schema that it is in: must be boolean',
  ]);
  expect(await failed(folder, { config: { token: 'abc', port: 1 } })).toEqual([
    expect.stringContaining('configuration: /properties/port/default'),
    expect.stringContaining('declared parts: the plugin mail declares the command inbox'),
  ]);
});

test('what has to be configured and has no example is told as that', async () => {
  const folder = folderOf({
    'package.json': packageJson({ ...said, configSchema: './config.json' }),
    'config.json': JSON.stringify({
      type: 'object',
      required: ['token'],
      properties: { token: { type: 'string' } },
    }),
    'index.js': `${index}{});\n`,
  });
  expect(await failed(folder)).toEqual([
    expect.stringContaining(
      'configuration: the schema of the configuration requires what it gives no example of: "token"',
    ),
  ]);
});

test('versions of the API that nobody serves are told before the code is read', async () => {
  const folder = folderOf({
    'package.json': packageJson({ ...said, api: '^9.0' }),
    'index.js': 'throw new Error("read");\n',
  });
  expect(await failed(folder)).toEqual([expect.stringContaining('api: ')]);
});
