import { expect, test } from 'vitest';
import { definePlugin, verdict, write } from '../../src/sdk/index.ts';
import { contextOf, loadPlugin, planOf } from '../../src/sdk/testing.ts';
import { folderOf } from '../host/plugins/given.ts';

const index = "import { definePlugin } from 'odpm/sdk';\nexport default definePlugin(";
const packageJson = JSON.stringify({
  name: 'odpm-plugin-mail',
  version: '1.2.0',
  type: 'module',
  odpm: { name: 'mail', api: '>=1.0 <2', entry: './index.js' },
});

test('a plugin is loaded from its folder, from a file of TypeScript, or as it is', async () => {
  const folder = folderOf({
    'package.json': packageJson,
    'index.js': `${index}{ steps: [] });\n`,
    'audit.ts': `${index}{ steps: [] as const });\nconst unused: number = 1;\n`,
    'broken.mjs': 'export default { steps: 7 };\n',
  });
  expect(await loadPlugin(folder)).toMatchObject({
    ok: true,
    plugin: { name: 'mail', version: '1.2.0', api: '1.1.0' },
  });
  expect(await loadPlugin(`${folder}/audit.ts`)).toMatchObject({
    ok: true,
    plugin: { name: 'audit', api: '1.0.0' },
  });
  expect(await loadPlugin({ steps: [] })).toMatchObject({ ok: true, plugin: { name: 'plugin' } });
  const broken = await loadPlugin(`${folder}/broken.mjs`);
  expect(broken).toMatchObject({ ok: false, problems: [{ code: 'plugins/bad-definition' }] });
  await expect(loadPlugin(`${folder}/gone`)).rejects.toThrow(
    'is neither the folder of a plugin nor its module',
  );
});

test('a plan tells steps, what they would do, and services', async () => {
  const plugin = definePlugin({
    steps: [
      {
        id: 'mail.step',
        description: 'A step.',
        evaluate: async (ctx) => {
          ctx.log(`config ${JSON.stringify(ctx.config['port'])}`);
          console.log('printed');
          return (await ctx.look.read('mail.txt')) === undefined
            ? verdict.update('there is no mail.txt yet', [write('mail.txt', 'x')])
            : verdict.noop('mail.txt is there');
        },
      },
    ],
    fragments: [{ name: 'mail', composeServices: () => ({ mailpit: { image: 'axllent/mailpit' } }) }],
  });
  const first = await planOf(plugin, {
    name: 'mail',
    config: { port: 8026 },
    env: { ODPM_SCENARIO: 'server' },
  });
  const row = first.steps.find(({ id }) => id === 'mail.step');
  expect(row).toMatchObject({
    outcome: 'update',
    because: 'there is no mail.txt yet',
    paths: ['mail.txt'],
    actions: [{ kind: 'write', path: 'mail.txt', text: 'x', mode: 0o644 }],
  });
  expect(first.services.map(({ name, image }) => ({ name, image }))).toEqual([
    { name: 'mailpit', image: 'axllent/mailpit' },
  ]);
  expect({ problems: first.problems, printed: first.printed }).toEqual({
    problems: [],
    printed: '  mail: config 8026\n  mail: printed\n',
  });
  expect(first.steps.find(({ id }) => id === 'compose.generate')?.paths).toContain('docker-compose.yml');
  const second = await planOf(plugin, { files: { 'mail.txt': 'y' } });
  expect(second.steps.find(({ id }) => id === 'mail.step')).toMatchObject({
    outcome: 'noop',
    actions: [],
    paths: [],
  });
});

test('a plan of a project that is not sound is what is wrong with it', async () => {
  const plan = await planOf({}, { manifest: { services: { box: { imge: 'x' } } } });
  expect(plan.steps).toEqual([]);
  expect(plan.problems.map(({ code }) => code)).toEqual(['manifest/unknown-key']);
});

test('a context is that of a project in memory, and remembers what is done with it', async () => {
  const ctx = await contextOf({
    name: 'mail',
    manifest: { services: { box: { image: 'nginx:1' } } },
    files: { 'notes.txt': 'read me' },
    config: { port: 1 },
    store: { mails: 2 },
    offers: { redis: () => 'client' },
    env: { ODPM_SCENARIO: 'ci' },
  });
  const lent = ctx as unknown as { offer(name: string): unknown };
  expect([ctx.plugin, ctx.scenario, ctx.project.odooVersion, ctx.config, ctx.store.get('mails')]).toEqual([
    ...['mail', 'ci', '19.0', { port: 1 }, 2],
  ]);
  expect(ctx.services?.map(({ name }) => name)).toEqual(['box']);
  expect([lent.offer('redis'), lent.offer('none'), await ctx.look.read('notes.txt')]).toEqual([
    'client',
    undefined,
    'read me',
  ]);
  ctx.log('one');
  ctx.audit({ action: 'created', type: 'mailbox', id: '1' });
  ctx.store.set('mails', 3);
  expect([ctx.logged, ctx.audited, ctx.store.get('mails')]).toEqual([
    ['one'],
    [{ action: 'created', type: 'mailbox', id: '1' }],
    3,
  ]);
  expect(Object.isFrozen(ctx)).toBe(true);
  await expect(contextOf({ manifest: { python: 3 } })).rejects.toThrow('/python must be');
});

test('plugins that it needs stand beside it', async () => {
  const redis = definePlugin({
    fragments: [{ name: 'redis', composeServices: () => ({ redis: { image: 'redis:8' } }) }],
  });
  const plan = await planOf({ steps: [] }, { beside: { redis } });
  expect(plan.services.map(({ name }) => name)).toEqual(['redis']);
});
