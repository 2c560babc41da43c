import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, living, local, refusals, rowsOf, shown, stepRows } from './live-given.ts';

/** Milliseconds: time enough for what ends, on a busy machine, too. */
const hanging = 1500;

const snapshot = (name: string) => `live-guard/${name}.txt`;

/** What goes wrong while a module is loaded or set up. */
const modules = {
  'throws-in-module': `const list = undefined;\n\nlist.push(1);\nexport default {};`,
  'throws-in-setup': `function boom() {\n  throw new TypeError('no inbox');\n}\nexport default { setup: async () => boom() };`,
  'throws-a-text': `export default { setup() { throw 'later'; } };`,
  'throws-nothing': `export default { setup: () => Promise.reject() };`,
  'no-javascript': `export default {\n  steps: [\n};`,
  'module-not-there': `import './lib/mail.mjs';\nexport default {};`,
  'package-not-there': `import 'left-pad';\nexport default {};`,
  'import-outside': `import '../../lib.mjs';\nexport default {};`,
  'exits-in-module': `process.exit(0);\nexport default {};`,
  'exits-later': `export default { async setup() { await new Promise((done) => setTimeout(done, 5)); process.exit(3); } };`,
  'changes-prototype': `Object.prototype.x = 1;\nArray.prototype.last = () => 1;\nexport default {};`,
  'changes-prototype-in-setup': `export default { setup() { String.prototype.shout = () => '!'; } };`,
};

test.each(Object.entries(modules))('%s: its user is told once, and where', async (name, code) => {
  const files = { 'lib.mjs': '' };
  await expect(await refusals({ mailpit: code }, { files })).toMatchFileSnapshot(snapshot(name));
});

test('what comes to no end is given up at the deadline', async () => {
  const code = 'export default { setup: () => new Promise(() => setInterval(() => {}, 1000).unref()) };';
  expect(await refusals({ mailpit: code }, { deadline: hanging }))
    .toBe(`error: the plugin mailpit did not end while its setup ran

  .odpm/plugins/mailpit.mjs

  Let it end within 30 s, and stop when ctx.signal fires; or switch it off with "odpm plugins
  disable mailpit".

  plugins/timed-out (odpm explain plugins/timed-out)
`);
});

test('the other plugins are loaded, but for those that need the one that failed', async () => {
  const lived = await living({
    files: {
      ...inFolder('audit', {}, 'export default {};'),
      ...inFolder('mailpit', { requires: { redis: '^1.0' } }, 'export default {};'),
      ...inFolder('redis', {}, 'export default { setup() { throw new Error("no port"); } };'),
      ...inFolder('shop', { requires: { mailpit: '^1.0' } }, 'export default {};'),
    },
  });
  expect(lived.extensions.loaded).toEqual(['audit']);
  await expect(await rowsOf(lived)).toMatchFileSnapshot(snapshot('needed'));
});

test('files that changed since they were trusted are not loaded', async () => {
  const meanwhile = (folder: string) =>
    writeFileSync(join(folder, '.odpm/plugins/mailpit.mjs'), 'export default { setup() {} };');
  const lived = await local({ mailpit: 'export default {};', other: 'export default {};' }, { meanwhile });
  expect(lived.extensions.loaded).toEqual(['other']);
  expect(await rowsOf(lived)).toContain(
    'blocked plugin.mailpit: .odpm/plugins/mailpit.mjs is no longer what was trusted',
  );
});

test('what a plugin prints stands behind its name, never in the answer', async () => {
  const lived = await local({
    mailpit: `console.log('loading'); export default { setup(ctx) { ctx.log('ready\\nsteady'); console.error('set up'); } };`,
  });
  expect(lived.printed()).toBe(
    '  mailpit: loading\n  mailpit: ready\n  mailpit: steady\n  mailpit: set up\n',
  );
});

test('a flood of lines is cut', async () => {
  const lived = await local({
    mailpit: `export default { setup(ctx) { for (let at = 0; at < 5000; at += 1) ctx.log('line ' + at); } };`,
  });
  const lines = lived.printed().split('\n');
  expect(lines).toHaveLength(202);
  expect(lines.at(-2)).toBe('  mailpit: it logged more than 200 lines; the rest is left out');
});

test('a line without an end is cut', async () => {
  const lived = await local({ mailpit: `export default { setup(ctx) { ctx.log('x'.repeat(1e6)); } };` });
  expect(lived.printed()).toBe(`  mailpit: ${'x'.repeat(2000)}\n`);
});

const step = (evaluate: string, more = '') => `
  import { Refusal, definePlugin, verdict, write } from 'odpm/sdk';
  export default definePlugin({
    steps: [{ id: 'mailpit.step', description: 'Look.', evaluate: ${evaluate}, ${more} }],
  });`;

/** What does not fit in the answer of a step. */
const answers = {
  'a-list-of-holes': `() => { const all = []; all.length = 4e9; return { outcome: 'noop', because: 'fine', problems: all }; }`,
  'many-actions': `() => verdict.update('old', Array(10_001).fill(write('a.txt', '')))`,
  'path-with-nul': `() => verdict.update('old', [write('a\\0.txt', '')])`,
  nothing: '() => {}',
  'a-text': `() => 'noop'`,
  'no-such-outcome': `() => ({ outcome: 'updated', because: 'it is old' })`,
  'no-reason': `() => ({ outcome: 'noop', because: '' })`,
  'unknown-member': `() => ({ outcome: 'noop', because: 'fine', action: [] })`,
  'a-function-inside': `() => verdict.update('old', [write('a.txt', () => 'text')])`,
  'a-map-inside': `() => ({ outcome: 'noop', because: 'fine', problems: new Map() })`,
  'in-a-circle': `() => { const all = []; all.push(all); return { outcome: 'noop', because: 'fine', actions: all }; }`,
  'unknown-action': `() => verdict.update('old', [{ kind: 'delete', path: 'a.txt' }])`,
  'action-without-mode': `() => verdict.update('old', [{ kind: 'write', path: 'a.txt', text: '' }])`,
  'set-user-id': `() => verdict.update('old', [write('a.txt', '', 0o4755)])`,
  'no-problem': `() => verdict.blocked({ message: 'no inbox' })`,
  'blocked-without-problem': `() => ({ outcome: 'blocked', because: 'no inbox' })`,
  'bad-refusal': `() => { throw new Refusal({ message: 'no inbox' }); }`,
  'many-problems': `(ctx) => ({ outcome: 'noop', because: 'fine', problems: Array(101).fill(ctx.problem({ code: 'a', message: 'a', fix: 'b' })) })`,
};

test.each(Object.entries(answers))('%s is no answer of a step', async (name, evaluate) => {
  const lived = await local({ mailpit: step(evaluate) });
  await expect(await stepRows(lived)).toMatchFileSnapshot(snapshot(`step-${name}`));
});

test('a step that throws, hangs or exits is blocked, and says where', async () => {
  const said = async (evaluate: string, more = {}) =>
    stepRows(await local({ mailpit: step(evaluate) }, more));
  expect(await said(`() => { throw new Error('no inbox'); }`)).toContain(
    'plugin mailpit threw while its step mailpit.step was asked: no inbox\n\n  .odpm/plugins/mailpit.mjs:4:',
  );
  expect(await said('() => new Promise(() => {})', { deadline: hanging })).toContain(
    'did not end while its step mailpit.step was asked',
  );
  expect(await said('() => process.exit(0)')).toContain(
    'called process.exit while its step mailpit.step was asked',
  );
});

test('a mistake of its user is told at its place in the manifest', async () => {
  const code = step(`(ctx) => {
    throw new Refusal(ctx.problem({ code: 'no-inbox', message: 'there is no inbox', fix: 'Make one.', at: '/python' }));
  }`);
  const lived = await local({ mailpit: code });
  await expect(await stepRows(lived)).toMatchFileSnapshot(snapshot('refusal'));
});

test('what a plugin wants written stays in the project folder, and off what is not its own', async () => {
  const paths = [
    ...['../other/a.txt', '/etc/passwd', '.', '.env', './odpm.json', 'sub/../user_settings.json'],
    ...[
      '.odpm/secrets.json',
      '.odpm/runtime/config.json',
      '.odpm/state/last-up.json',
      '.git/hooks/pre-commit',
    ],
    ...['.odpm/plugins/other.mjs', '.odpm/plugins.lock.json', '.odpm/state/plugins/other/a'],
  ];
  const code = step(`() => verdict.update('old', ${JSON.stringify(paths)}.map((path) => write(path, '')))`);
  await expect(await stepRows(await local({ mailpit: code }))).toMatchFileSnapshot(snapshot('paths'));
});

test('paths below the project folder are counted from it', async () => {
  const code = step(
    `(ctx) => verdict.update('old', [
      write(ctx.project.folder + '/a.txt', ''), write('./b/../c.txt', ''), write(ctx.dataFolder + '/d.txt', ''),
    ])`,
  );
  const lived = await local({ mailpit: code });
  expect(await stepRows(lived)).toBe(
    'update mailpit.step: old [write a.txt, write c.txt, write .odpm/state/plugins/mailpit/d.txt]\n',
  );
});

test('a getter of a plugin is asked under guard', async () => {
  const lived = await local({
    mailpit: step(`() => ({ outcome: 'noop', get because() { throw new Error('not yet'); } })`),
  });
  expect(await stepRows(lived)).toContain(
    'the plugin mailpit threw while its step mailpit.step was asked: not yet',
  );
});

test('what a module exports is looked at under guard', async () => {
  const code = `export default { steps: new Proxy([], { get() { throw new Error('not yet'); } }) };`;
  expect(await refusals({ mailpit: code })).toContain(
    'the plugin mailpit threw while it was loaded: not yet\n\n  .odpm/plugins/mailpit.mjs:1:',
  );
});

test('what a plugin adds is what it was when it was checked', async () => {
  const lived = await local({
    mailpit: `
      const plugin = {
        setup() { plugin.steps = 5; plugin.on = [{}]; },
        steps: [new (class {
          #text = 'of a class';
          id = 'mailpit.step';
          description = 'Look.';
          evaluate() { return { outcome: 'noop', because: this.#text }; }
        })()],
      };
      export default plugin;`,
  });
  expect(await stepRows(lived)).toBe('noop mailpit.step: of a class\n');
});

test('what is thrown may be anything', async () => {
  const code = step(`() => { throw new Proxy(new Error('x'), { get() { throw new Error('y'); } }); }`);
  expect(shown((await local({ mailpit: code })).extensions.warnings())).toBe('');
  expect(await stepRows(await local({ mailpit: code }))).toContain('something that cannot be shown');
});
