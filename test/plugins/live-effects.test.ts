import { expect, test } from 'vitest';
import type { PluginCall } from '../../src/model/index.ts';
import { contextOf, inFolder, living, local, shown } from './live-given.ts';
import type { Lived } from './live-given.ts';

const callOf = (id: string): PluginCall => ({
  kind: 'plugin',
  plugin: 'mailpit',
  call: { what: 'step', id },
});
const hookOf = (id: string): PluginCall => ({
  kind: 'plugin',
  plugin: undefined,
  call: { what: 'hook', id, moment: 'post_clone' },
});

const step = (execute: string, evaluate = `() => verdict.update('there is mail', [write('a.txt', '')])`) => `
  import { Refusal, verdict, write } from 'odpm/sdk';
  export default { steps: [{ id: 'mailpit.step', description: 'Empty the inbox.', evaluate: ${evaluate}, execute: ${execute} }] };`;

/** Carries out the step of a plugin → what is wrong. */
const carried = async (lived: Lived, id = 'mailpit.step') =>
  shown(await lived.extensions.carryOut(callOf(id)));

test("a step's own code comes behind its actions", async () => {
  const lived = await local({ mailpit: step('() => {}') });
  const [first] = lived.extensions.steps;
  const { actions, reason } = (await first?.evaluate(contextOf(lived))) ?? {};
  expect(reason).toBe('of-plugin');
  expect(actions).toEqual([{ kind: 'write', path: 'a.txt', text: '', mode: 0o644 }, callOf('mailpit.step')]);
});

test.each(['noop', 'skip'])('a step that answers %s has nothing carried out', async (outcome) => {
  const lived = await local({ mailpit: step('() => {}', `() => verdict.${outcome}('the inbox is empty')`) });
  const answers = await Promise.all(lived.extensions.steps.map((each) => each.evaluate(contextOf(lived))));
  expect(answers).toMatchObject([{ outcome, actions: [] }]);
});

test('where a step stands, and whether it is needed', async () => {
  const one = (id: string, more: string) =>
    `{ id: '${id}', description: 'Look.', evaluate: () => {}, ${more} }`;
  const lived = await local({
    mailpit: `export default { steps: [
      ${one('a.b', `order: 500, required: true`)}, ${one('a.c', `after: 'compose.generate'`)}, ${one('a.d', `before: 'a.b'`)},
    ] };`,
  });
  const stands = lived.extensions.steps.map((each) => ({
    ...each,
    evaluate: undefined,
    description: undefined,
  }));
  const usual = {
    plugin: 'mailpit',
    phase: 'prepare',
    required: false,
    before: undefined,
    after: undefined,
    evaluate: undefined,
    description: undefined,
  };
  expect(stands).toEqual([
    { ...usual, id: 'a.b', order: 500, required: true },
    { ...usual, id: 'a.c', order: 1000, after: 'compose.generate' },
    { ...usual, id: 'a.d', order: 1000, before: 'a.b' },
  ]);
});

test('what a plugin remembers it finds again, in the same run and in the next', async () => {
  const code = step(`(ctx) => {
    ctx.store.set('count', (ctx.store.get('count') ?? 0) + 1);
    ctx.store.set('last', { subject: 'Hello', to: ['a@b.test'] });
    ctx.store.set('gone', undefined);
    ctx.log('count ' + ctx.store.get('count'));
  }`);
  const files = { '.odpm/state/plugins/mailpit.json': '{ "count": 4, "gone": true }' };
  const lived = await local({ mailpit: code }, { files });
  expect(await carried(lived)).toBe('');
  expect(await carried(lived)).toBe('');
  expect(lived.printed()).toBe('  mailpit: count 5\n  mailpit: count 6\n');
  expect([...lived.written]).toEqual([
    [
      '.odpm/state/plugins/mailpit.json',
      `${JSON.stringify({ count: 6, last: { subject: 'Hello', to: ['a@b.test'] } }, undefined, 2)}\n`,
    ],
  ]);
});

test('a call that fails has nothing remembered', async () => {
  const code = step(`(ctx) => { ctx.store.set('count', 1); throw new Error('no inbox'); }`);
  const lived = await local({ mailpit: code });
  expect(await carried(lived)).toContain('threw while its step mailpit.step was carried out: no inbox');
  expect(lived.written.size).toBe(0);
});

test('a step that sets nothing writes nothing', async () => {
  const lived = await local({ mailpit: step('() => [() => 1]') });
  expect(await carried(lived)).toBe('');
  expect(lived.written.size).toBe(0);
});

/** What cannot be kept. */
const lost = {
  'a-function': `(ctx) => ctx.store.set('on', () => {})`,
  'a-date': `(ctx) => ctx.store.set('at', { when: new Date(0) })`,
  'too-much': `(ctx) => ctx.store.set('all', 'x'.repeat(1_100_000))`,
  'audit-without-id': `(ctx) => ctx.audit({ action: 'created', type: 'mailbox' })`,
  'audit-of-a-map': `(ctx) => ctx.audit({ action: 'created', type: 'mailbox', id: 'a', changes: { to: new Map() } })`,
};

test.each(Object.entries(lost))('%s is told, and nothing is remembered', async (name, execute) => {
  const lived = await local({ mailpit: step(execute) });
  await expect(await carried(lived)).toMatchFileSnapshot(`live-effects/${name}.txt`);
  expect(lived.written.size).toBe(0);
});

test('what a plugin adds to the record stands behind its name', async () => {
  const code = step(
    `(ctx) => ctx.audit({ action: 'created', type: 'mailbox', id: 'a', name: 'A', changes: { size: 1, not: undefined } })`,
  );
  const lived = await local({ mailpit: code });
  await carried(lived);
  expect(lived.extensions.audit()).toEqual([
    { plugin: 'mailpit', action: 'created', type: 'mailbox', id: 'a', name: 'A', changes: { size: 1 } },
  ]);
});

test('where a plugin may only look it has neither store.set nor audit', async () => {
  const code = `(ctx) => verdict.noop([typeof ctx.store.set, typeof ctx.audit].join(' '))`;
  const lived = await local({ mailpit: step('() => {}', code) });
  const answers = await Promise.all(lived.extensions.steps.map((each) => each.evaluate(contextOf(lived))));
  expect(answers).toMatchObject([{ because: 'undefined undefined' }]);
});

const warmup = `
  class Warmup {
    #greeting = 'warm';
    postClone(ctx) { ctx.log(this.#greeting); }
  }
  export default { hooks: { 'mycompany.odpm.hooks.warmup': new Warmup(), other: { preUp() {} } } };`;

test('a hook is called by its id, at the moments for which it has code', async () => {
  const lived = await local({ mailpit: warmup });
  expect([...lived.extensions.hookIds]).toEqual([
    ['mycompany.odpm.hooks.warmup', 'mailpit'],
    ['other', 'mailpit'],
  ]);
  expect(await lived.extensions.carryOut(hookOf('mycompany.odpm.hooks.warmup'))).toEqual([]);
  expect(await lived.extensions.carryOut(hookOf('other'))).toEqual([]);
  expect(lived.printed()).toBe('  mailpit: warm\n');
});

test('a hook that is declared is known, whether its code is there or not', async () => {
  const files = inFolder('mailpit', { hooks: ['mailpit.warmup'] }, 'throw new Error("no");');
  const lived = await living({ files });
  expect([...lived.extensions.hookIds]).toEqual([['mailpit.warmup', 'mailpit']]);
  expect(shown(await lived.extensions.carryOut(hookOf('mailpit.warmup')))).toContain(
    'the plugin mailpit threw while it was loaded: no',
  );
});

test('old ids lead to those of today, and a note says so once', async () => {
  const odpm = {
    hooks: ['mailpit.warmup'],
    aliases: { 'mailpit.warm_up': 'mailpit.warmup', 'mail.step': 'mailpit.step' },
  };
  const code = `
    import { on } from 'odpm/sdk';
    export default {
      steps: [{ id: 'mailpit.step', description: 'Look.', evaluate: () => {} }],
      hooks: { 'mailpit.warmup': { postClone(ctx) { ctx.log('warm'); } } },
    };`;
  const other = `
    import { on } from 'odpm/sdk';
    export default {
      steps: [{ id: 'other.step', description: 'Look.', after: 'mail.step', evaluate: () => {} }],
      on: [on('step.after', { step: 'mail.step' }, (event, ctx) => ctx.log('told'))],
    };`;
  const files = { ...inFolder('mailpit', odpm, code), ...inFolder('other', {}, other) };
  const lived = await living({ files });
  expect(lived.extensions.steps.map(({ after }) => after)).toEqual([undefined, 'mailpit.step']);
  expect([...lived.extensions.hookIds.keys()]).toEqual(['mailpit.warmup', 'mailpit.warm_up']);
  expect(await lived.extensions.carryOut(hookOf('mailpit.warm_up'))).toEqual([]);
  const step = {
    id: 'mailpit.step',
    phase: 'prepare',
    description: '',
    outcome: 'run',
    because: '',
  } as const;
  const event = { step: { ...step, required: false }, result: 'done', milliseconds: 1 };
  await lived.extensions.points.observe('step.after', event);
  expect(lived.printed()).toBe('  mailpit: warm\n  other: told\n');
  await expect(shown(lived.extensions.warnings())).toMatchFileSnapshot('live-effects/aliases.txt');
});

const commands = {
  inbox: { summary: 'Show the inbox.', access: 'read' },
  clear: { summary: 'Empty it.', access: 'write' },
};
const mailbox = (inbox: string, clear = '() => 0') => ({
  files: inFolder(
    'mailpit',
    { commands },
    `export default { commands: { inbox: ${inbox}, clear: ${clear} } };`,
  ),
});
const ran = async (
  given: { files: Readonly<Record<string, string>> },
  name = 'inbox',
  args: readonly string[] = [],
) => {
  const lived = await living(given);
  const done = await lived.extensions.command('mailpit', name, args);
  return `${done.ok ? `exit ${String(done.value)}\n` : ''}${lived.printed()}${[...lived.written.keys()].join()}${shown(done.problems)}`;
};

test('a command gets its arguments, and ends with what it returns', async () => {
  expect(
    await ran(mailbox(`async (args, ctx) => { ctx.log(args.join('|')); return 3; }`), 'inbox', [
      '--all',
      'a b',
    ]),
  ).toBe('exit 3\n  mailpit: --all|a b\n');
});

test('a command that writes has something remembered, one that reads has not', async () => {
  const set = `(args, ctx) => { ctx.store.set('count', 0); return 0; }`;
  expect(await ran(mailbox('() => 0', set), 'clear')).toBe('exit 0\n.odpm/state/plugins/mailpit.json');
  await expect(await ran(mailbox(set))).toMatchFileSnapshot('live-effects/read-command-sets.txt');
});

test.each(['nothing', '256', '1.5', '"0"', 'true'])('%s is no exit code', async (code) => {
  const said = await ran(mailbox(`() => ${code === 'nothing' ? '{}' : code}`));
  expect(said).toMatch(
    /^error: command inbox of the plugin mailpit returned what does not fit: it is .*, where an exit code: a number from 0 to 255 belongs\n/,
  );
});

test('an unknown command is told with the nearest name', async () => {
  expect(await ran(mailbox('() => 0'), 'inbux')).toContain('Write "odpm mailpit inbox".');
  expect(await ran(mailbox('() => 0'), 'toString')).toContain('the plugin mailpit has no command "toString"');
});

test('a command of a plugin that is not there says why', async () => {
  const given = { ...mailbox('() => 0'), trusted: false };
  expect(await ran(given)).toContain('not trusted: the plugin mailpit');
});
