import { writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PluginAction } from '../../src/model/index.ts';
import { contextOf, inFolder, living, local, rowsOf, shown } from './live-given.ts';

test('services and patches come in the order of loading, as the manifest would write them', async () => {
  const lived = await living({
    files: {
      ...inFolder(
        'audit',
        {},
        `export default { fragments: [{
          name: 'audit',
          composeServices: (ctx) => ({ ['audit-' + ctx.config.team]: { image: 'audit', ports: undefined } }),
          composeServicePatches: async () => ({ odoo: { environment: { AUDIT: '1' } } }),
        }] };`,
      ),
      ...inFolder(
        'mailpit',
        {},
        `class Mailpit { name = 'mailpit'; #image = 'axllent/mailpit'; composeServices() { return { mailpit: { image: this.#image } }; } }
        export default { fragments: [new Mailpit()] };`,
      ),
    },
    extensions: { config: { audit: { team: 'a' } } },
  });
  const said = await lived.extensions.contributions();
  expect(said).toEqual({
    ok: true,
    problems: [],
    value: [
      {
        plugin: 'audit',
        from: '.odpm/plugins/audit',
        kind: 'services',
        name: 'audit-a',
        value: { image: 'audit' },
      },
      {
        plugin: 'audit',
        from: '.odpm/plugins/audit',
        kind: 'service_patches',
        name: 'odoo',
        value: { environment: { AUDIT: '1' } },
      },
      {
        plugin: 'mailpit',
        from: '.odpm/plugins/mailpit',
        kind: 'services',
        name: 'mailpit',
        value: { image: 'axllent/mailpit' },
      },
    ],
  });
  expect(await rowsOf(lived)).toContain('.odpm/plugins/audit: service audit-a, patch of odoo; it runs');
});

test('a fragment is asked once a run', async () => {
  const lived = await local({
    mailpit: `export default { fragments: [{ name: 'a', composeServices: (ctx) => { ctx.log('asked'); return {}; } }] };`,
  });
  await rowsOf(lived);
  await lived.extensions.contributions();
  expect(lived.printed()).toBe('  mailpit: asked\n');
});

const bringing = (service: string) =>
  `export default { fragments: [{ name: '${service}-of-mine', composeServices: () => ({ redis: { image: '${service}' } }) }] };`;

test('one service of two plugins is refused, and both are named', async () => {
  const lived = await local({ cache: bringing('redis:8'), queue: bringing('valkey') });
  expect(shown((await lived.extensions.contributions()).problems))
    .toBe(`error: the service redis is added by two: the plugin cache and the plugin queue

  .odpm/plugins/queue.mjs

  Give that of queue another name, such as queue.redis.

  plugins/duplicate-id (odpm explain plugins/duplicate-id)
`);
});

test.each([
  ['composeServices', '() => []'],
  ['composeServices', '() => ({ mailpit: "axllent/mailpit" })'],
  ['composeServices', '() => ({ mailpit: { image: () => "a" } })'],
  ['composeServicePatches', '() => {}'],
])('what %s gives with %s is refused', async (method, code) => {
  const lived = await local({
    mailpit: `export default { fragments: [{ name: 'mailpit', ${method}: ${code} }] };`,
  });
  const { ok, problems } = await lived.extensions.contributions();
  expect(ok).toBe(false);
  expect(shown(problems)).toMatch(
    /^error: fragment mailpit of the plugin mailpit returned what does not fit: .* belongs|is not data/,
  );
});

test('what plugins tell of themselves; one that cannot is a warning', async () => {
  const lived = await local({
    audit: `export default { status: () => true, links: () => [{ name: 'log', url: 'file:///tmp/log' }] };`,
    broken: `export default { status() { throw new Error('no socket'); } };`,
    mailpit: `export default {
      status: async () => [{ label: 'Mails', value: '3\\nnew', state: 'ok' }],
      links: () => [{ name: 'inbox', url: 'http://127.0.0.1:8025' }],
    };`,
  });
  expect(await lived.extensions.status()).toEqual({
    lines: [{ label: 'Mails', value: '3\\nnew', state: 'ok' }],
    links: [{ name: 'inbox', url: 'http://127.0.0.1:8025' }],
  });
  await expect(shown(lived.extensions.warnings())).toMatchFileSnapshot('live-told/not-told.txt');
});

const life = (folder: string) =>
  inFolder(
    'mailpit',
    {},
    `
  import { write } from 'odpm/sdk';
  const note = (name) => (...args) => [write(args.at(-1).dataFolder + '/' + name, args.slice(0, -1).join(' to '))];
  export default {
    onInstall: note('installed'), onUpgrade: note('upgraded'), onDisable: note('disabled'),
    ${folder}
  };`,
  );

const spoken = (actions: readonly PluginAction[]) =>
  actions.map((action) => ('text' in action ? `${action.path}: ${action.text}` : action.kind));

const remembered = (plugins: object) => ({
  '.odpm/state/plugins.json': `${JSON.stringify({ version: 1, plugins }, undefined, 2)}\n`,
});

const rows = async (files: Readonly<Record<string, string>>, more = '') => {
  const lived = await living({ files: { ...life(more), ...files } });
  const { parts, actions } = await lived.extensions.rows.evaluate(contextOf(lived));
  const all = [...parts.flatMap(({ verdict }) => verdict.actions), ...actions];
  return { said: await rowsOf(lived), actions: spoken(all as readonly PluginAction[]) };
};

test('the first run with a plugin has done what it wants at first, and is remembered', async () => {
  expect(await rows({})).toEqual({
    said:
      'update plugin.mailpit: mailpit 1.2.0 (api 1.1) from .odpm/plugins/mailpit: it adds nothing; it runs here for the first time\n' +
      'update plugins.load: what runs here is to be remembered\n',
    actions: [
      '.odpm/state/plugins/mailpit/installed: ',
      `.odpm/state/plugins.json: ${remembered({ mailpit: { version: '1.2.0' } })['.odpm/state/plugins.json']}`,
    ],
  });
});

test('a run with the version of before has nothing to do', async () => {
  expect(await rows(remembered({ mailpit: { version: '1.2.0' } }))).toEqual({
    said:
      'noop plugin.mailpit: mailpit 1.2.0 (api 1.1) from .odpm/plugins/mailpit: it adds nothing\n' +
      'skip plugins.load: what has run here is remembered\n',
    actions: [],
  });
});

test('with another version it is told from which to which; those that are gone are forgotten', async () => {
  const before = remembered({ gone: {}, mailpit: { version: '1.1.0' } });
  expect(await rows(before)).toEqual({
    said:
      'update plugin.mailpit: mailpit 1.2.0 (api 1.1) from .odpm/plugins/mailpit: it adds nothing; it was 1.1.0 before\n' +
      'update plugins.load: what runs here is to be remembered\n',
    actions: [
      '.odpm/state/plugins/mailpit/upgraded: 1.1.0 to 1.2.0',
      `.odpm/state/plugins.json: ${remembered({ mailpit: { version: '1.2.0' } })['.odpm/state/plugins.json']}`,
    ],
  });
});

test('a plugin that cannot say what it wants is blocked, and not remembered', async () => {
  const { said, actions } = await rows({}, `onInstall: () => 'done'`);
  expect(said).toContain(
    'blocked plugin.mailpit: onInstall of the plugin mailpit returned what does not fit: it is "done"',
  );
  expect(actions).toEqual([]);
});

test('one that is switched off stays remembered', async () => {
  const lived = await living({
    files: { ...life(''), ...remembered({ mailpit: { version: '1.2.0' } }) },
    extensions: { disable: ['mailpit'] },
  });
  expect(await rowsOf(lived)).toBe('skip plugins.load: what has run here is remembered\n');
});

test('what was remembered and is no more what odpm wrote stops the run', async () => {
  const { said } = await rows({ '.odpm/state/plugins.json': '{"version": 2}' });
  expect(said).toContain(
    'blocked plugins.load: .odpm/state/plugins.json does not hold what a plugin keeps there',
  );
});

test('a command asks a plugin what it wants done', async () => {
  const lived = await living({ files: life('') });
  const wanted = await lived.extensions.lifecycle('onDisable', 'mailpit');
  expect(wanted.ok && spoken(wanted.value)).toEqual(['.odpm/state/plugins/mailpit/disabled: ']);
  expect(await lived.extensions.lifecycle('onEnable', 'mailpit')).toEqual({
    ok: true,
    value: [],
    problems: [],
  });
  const untrusted = await living({ files: life(''), trusted: false });
  expect(shown((await untrusted.extensions.lifecycle('onDisable', 'mailpit')).problems)).toContain(
    'not trusted',
  );
});

test('what steps before are going to write is what a first run sees', async () => {
  const lived = await living({
    files: inFolder(
      'mailpit',
      {},
      `export default { onInstall: async (ctx) => [{ kind: 'write', path: 'b.txt', text: String(await ctx.look.read('a.txt')), mode: 0o644 }] };`,
    ),
  });
  mkdirSync(join(lived.folder, 'sub'));
  writeFileSync(join(lived.folder, 'a.txt'), 'as it lies');
  const { parts } = await lived.extensions.rows.evaluate(contextOf(lived));
  expect(parts[0]?.verdict.actions).toMatchObject([{ path: 'b.txt', text: 'as it lies' }]);
});
