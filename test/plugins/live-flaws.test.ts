import { expect, test } from 'vitest';
import { inFolder, living, local, refusals, rowsOf } from './live-given.ts';

const snapshot = (name: string) => `live-flaws/${name}.txt`;

/** Module texts, each of a plugin that is not as it should be. */
const modules = {
  'no-default-export': `import { definePlugin } from 'odpm/sdk';\nexport const plugin = definePlugin({});`,
  'nothing-exported': `import { definePlugin } from 'odpm/sdk';\ndefinePlugin({});`,
  'class-exported': `export default class Mailpit { setup() {} }`,
  'function-exported': `export default () => ({ steps: [] });`,
  'unknown-members': `
    export default {
      step: [],
      'service.before_create'() {},
      steps: [{ id: 'mailpit.step', description: 'Look.', evalute: () => {}, evaluate: () => {} }],
      hooks: { warmup: { post_clone() {}, postClone() {} } },
    };`,
  'unknown-point': `
    import { on } from 'odpm/sdk';
    export default { on: [on('service.before_creation', () => []), on('up', () => {})] };`,
  'unknown-filter': `
    import { on } from 'odpm/sdk';
    export default {
      on: [
        on('service.before_create', { servise: 'odoo' }, () => []),
        on('plan.after', { service: 'odoo' }, () => {}),
        on('step.after', { phase: 3 }, () => {}),
      ],
    };`,
  'handlers-without-on': `
    import { on } from 'odpm/sdk';
    export default { on: [(event) => [], on('plan.after', {}, 'log'), { point: 'plan.after', handle() {} }] };`,
  instances: `
    class Client {}
    export default { offers: { redis: new Client(), other: Client, maker: () => new Client() } };`,
  'wrong-kinds': `
    export default {
      setup: true,
      steps: [
        { id: 'Step', description: '', order: '5', evaluate: 'yes' },
        { id: 'mailpit.two', description: 'Look.', required: 1 },
        null,
      ],
      fragments: [{ composeServices: {} }],
      hooks: { warmup: {} },
      commands: [],
    };`,
  'no-code': `export default { hooks: { warmup: 'run' }, fragments: 'mailpit' };`,
};

test.each(Object.entries(modules))('%s: everything that is wrong is told at once', async (name, code) => {
  await expect(await refusals({ mailpit: code })).toMatchFileSnapshot(snapshot(name));
});

test('an id of odpm, and one that another plugin has brought, are refused with both named', async () => {
  const step = (id: string) =>
    `{ id: '${id}', description: 'Look.', evaluate: () => ({ outcome: 'noop', because: 'fine' }) }`;
  const lived = await local({
    audit: `export default { steps: [${step('compose.generate')}] };`,
    mailpit: `export default { steps: [${step('mail.step')}], hooks: { warm: { preUp() {} } }, offers: { mail: () => 1 } };`,
    other: `export default { steps: [${step('mail.step')}], hooks: { warm: { preUp() {} } }, offers: { mail: () => 1 } };`,
    twice: `export default { steps: [${step('twice.step')}, ${step('twice.step')}] };`,
  });
  await expect(await rowsOf(lived)).toMatchFileSnapshot(snapshot('duplicates'));
});

test('what the static part declares and the code has are the same', async () => {
  const odpm = {
    commands: {
      inbox: { summary: 'Open the inbox.', access: 'read' },
      clear: { summary: 'Empty it.', access: 'write' },
    },
    hooks: ['mail.warm'],
    aliases: { 'mail.old': 'mail.new' },
  };
  const code = `export default { commands: { inbox: () => 0, count: () => 0 }, hooks: { 'mail.cool': { preUp() {} } } };`;
  const lived = await living({ files: inFolder('mailpit', odpm, code) });
  await expect(await rowsOf(lived)).toMatchFileSnapshot(snapshot('not-declared'));
});

test('a single file has no place to declare a command', async () => {
  await expect(
    await refusals({ mailpit: 'export default { commands: { inbox: () => 0 } };' }),
  ).toMatchFileSnapshot(snapshot('command-of-a-file'));
});

test('objects of classes are taken with all that their classes have', async () => {
  const lived = await local({
    mailpit: `
      class Step {
        id = 'mailpit.step';
        description = 'Look.';
        #count = 0;
        cache = new Map();
        evaluate() { this.#count += 1; return { outcome: 'noop', because: 'asked ' + this.#count }; }
        helper() {}
      }
      class Warmup { postClone() {} helper() {} }
      class Mailpit { steps = [new Step()]; hooks = { warm: new Warmup() }; own = 1; status() { return []; } }
      export default new Mailpit();`,
  });
  expect(await rowsOf(lived)).toContain('step mailpit.step, hook warm');
});

test('CommonJS is taken, written by people or made by a compiler', async () => {
  const compiled = `Object.defineProperty(exports, '__esModule', { value: true });
    exports.default = { steps: [] };`;
  const lived = await living({
    files: {
      ...inFolder('mailpit', {}, { commonjs: 'module.exports = { offers: { mail: () => 1 } };' }),
      ...inFolder('redis', {}, { commonjs: compiled }),
    },
  });
  expect(await rowsOf(lived)).toContain('offer mail');
  expect(lived.extensions.loaded).toEqual(['mailpit', 'redis']);
});
