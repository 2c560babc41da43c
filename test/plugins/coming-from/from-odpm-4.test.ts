import { expect, test } from 'vitest';
import { problemsIn, rowsIn, shop } from '../shop.ts';
import type { Shop } from '../shop.ts';

// What plugins and extensions of odpm 4 could do, each written as it is written today.

const up = async (at: Shop) => at.odpm('up --skip-start --trust');

const fragment = (services: string): string => `
  import { definePlugin } from 'odpm/sdk';
  import { MAILPIT_SERVICE } from 'odpm/sdk/services';
  export default definePlugin({ fragments: [{ name: 'mine', composeServices: () => (${services}) }] });
`;

test('a service is declared without code', async () => {
  const at = await shop({
    manifest: {
      services: {
        mailpit: { image: 'axllent/mailpit', restart: 'unless-stopped', ports: ['8025:8025', '1025:1025'] },
      },
    },
  });
  expect((await up(at)).code).toBe(0);
  expect(at.read('.odpm/compose/fragments/mailpit.yml')).toContain('image: axllent/mailpit');
  expect(at.read('docker-compose.yml')).toContain('  mailpit:\n    image: axllent/mailpit\n');
});

test('a sidecar has a user, a terminal, a command and volumes with variables', async () => {
  const at = await shop({
    environment: { EMULATOR_DIR: '/srv/emulator' },
    manifest: {
      services: {
        worker: {
          image: 'busybox:latest',
          user: 'root',
          tty: true,
          command: ['sh', '-c', 'sleep infinity'],
          entrypoint: ['/entry.sh'],
          volumes: ['${EMULATOR_DIR}/data:/data'],
        },
      },
    },
  });
  expect((await up(at)).code).toBe(0);
  const file = at.read('docker-compose.yml');
  for (const line of [
    'user: root',
    'tty: true',
    '- "sleep infinity"',
    '- /entry.sh',
    'source: /srv/emulator/data',
  ])
    expect(file).toContain(line);
});

test('the manifest patches a service of odpm, and so does code', async () => {
  const code = `
    import { definePlugin } from 'odpm/sdk';
    export default definePlugin({
      fragments: [{ name: 'flag', composeServicePatches: () => ({ odoo: { environment: { MY_FLAG: '1' } } }) }],
    });
  `;
  const at = await shop({
    files: { '.odpm/plugins/flag.mjs': code },
    manifest: { service_patches: { odoo: { environment: { CUSTOM_METRIC: '1' } } } },
  });
  const { code: ended, err } = await up(at);
  expect(ended).toBe(0);
  expect(rowsIn(err)['compose.patch.odoo']).toMatch(/; the plugin flag changes it$/);
  expect(at.read('docker-compose.yml')).toContain('CUSTOM_METRIC: "1"\n      MY_FLAG: "1"\n');
});

test('code brings a service, and replaces one of the manifest', async () => {
  const at = await shop({
    files: { '.odpm/plugins/mine.mjs': fragment('{ mailpit: MAILPIT_SERVICE }') },
    manifest: { services: { mailpit: { image: 'mailhog/mailhog:v1.0.1' } } },
  });
  const { code, err } = await up(at);
  expect(code).toBe(0);
  expect(rowsIn(err)['compose.fragment.mailpit']).toMatch(
    /; the plugin mine declares it in place of odpm.json$/,
  );
  expect(at.read('docker-compose.yml')).toContain('image: axllent/mailpit');
  expect(at.read('docker-compose.yml')).not.toContain('mailhog');
});

test('the names of odpm are kept for odpm, in code too', async () => {
  const at = await shop({ files: { '.odpm/plugins/mine.mjs': fragment("{ odoo: { image: 'odoo:19' } }") } });
  const { code, err } = await up(at);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: "odoo" is the name of one of odpm's own services

      .odpm/plugins/mine.mjs

      Give the service another name, or change odpm's with service_patches.odoo.

      manifest/reserved-name (odpm explain manifest/reserved-name)
    "
  `);
});

const warmup = `
  export default {
    hooks: {
      'mycompany.odpm.hooks.warmup': {
        postPrepare: (ctx) => ctx.log('warm'),
        preUp: () => {},
      },
    },
  };
`;

test('hooks are programs and ids of plugins, in their order, with variables', async () => {
  const ran: string[] = [];
  const at = await shop({
    files: { '.odpm/plugins/warmup.mjs': warmup, 'scripts/notify.sh': '' },
    manifest: {
      hooks: {
        post_prepare: [
          ['./scripts/notify.sh', '${STAGE:-prepare-done}'],
          'mycompany.odpm.hooks.warmup',
          ['./scripts/notify.sh', 'last'],
        ],
      },
    },
    programs: ({ argv }) => {
      ran.push(argv.join(' '));
      return {};
    },
  });
  const { code, err } = await up(at);
  expect(code).toBe(0);
  expect(ran.filter((line) => line.includes('notify'))).toEqual([
    expect.stringMatching(/notify\.sh prepare-done$/),
    expect.stringMatching(/notify\.sh last$/),
  ]);
  expect(err).toContain('  warmup: warm\n');
});

test('a hook that fails ends the run with its exit code told', async () => {
  const at = await shop({
    files: { 'fail.sh': '' },
    manifest: { hooks: { post_prepare: [['./fail.sh']] } },
    programs: ({ argv }) => (argv[0]?.endsWith('fail.sh') === true ? { code: 7 } : {}),
  });
  const { code, err } = await up(at);
  expect(code).toBe(1);
  expect(problemsIn(err)).toContain('7');
});

test('an id under hooks that no plugin has is told with the nearest', async () => {
  const at = await shop({
    files: { '.odpm/plugins/warmup.mjs': warmup },
    manifest: { hooks: { post_prepare: ['mycompany.odpm.hooks.warmip'] } },
  });
  const { code, err } = await up(at);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: no plugin adds a hook "mycompany.odpm.hooks.warmip"

      odpm.json:15:7
      15 |       "mycompany.odpm.hooks.warmip"
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

      Write "mycompany.odpm.hooks.warmup"; plugins add: mycompany.odpm.hooks.warmup.

      project/no-such-hook (odpm explain project/no-such-hook)
    "
  `);
});

const step = (id: string, order: number): string => `
  import { definePlugin, verdict } from 'odpm/sdk';
  export default definePlugin({
    steps: [{
      id: '${id}',
      description: 'Custom prepare work.',
      order: ${String(order)},
      evaluate: () => verdict.run('always run'),
      execute: (ctx) => ctx.log('carried out'),
    }],
  });
`;

test('a step is asked by plan and carried out by up, lower order first', async () => {
  const at = await shop({
    files: {
      '.odpm/plugins/late.mjs': step('mycompany.late', 600),
      '.odpm/plugins/soon.mjs': step('mycompany.soon', 500),
    },
  });
  await at.odpm('trust', { typed: ['y'] });
  const planned = await at.odpm('plan --no-docker');
  expect(Object.keys(rowsIn(planned.out)).filter((id) => id.startsWith('mycompany'))).toEqual([
    'mycompany.soon',
    'mycompany.late',
  ]);
  expect(planned.err).not.toContain('carried out');
  expect((await up(at)).err).toMatch(/ {2}soon: carried out\n[^]* {2}late: carried out\n/);
});

test('an id that odpm has already is refused', async () => {
  const at = await shop({ files: { '.odpm/plugins/mine.mjs': step('compose.generate', 500) } });
  const { code, err } = await up(at);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: the step compose.generate is added by two: odpm itself and the plugin mine

      .odpm/plugins/mine.mjs

      Give that of mine another name, such as mine.generate.

      plugins/duplicate-id (odpm explain plugins/duplicate-id)
    "
  `);
});

test('the list of local plugins chooses, and leads nowhere else', async () => {
  const files = {
    '.odpm/plugins/one.mjs': fragment("{ one: { image: 'nginx:1' } }"),
    '.odpm/plugins/two.mjs': fragment("{ two: { image: 'nginx:1' } }").replace('mine', 'other'),
  };
  const at = await shop({ files, manifest: { extensions: { local: ['two'] } } });
  expect((await up(at)).code).toBe(0);
  expect(at.read('docker-compose.yml')).toContain('\n  two:\n');
  expect(at.read('docker-compose.yml')).not.toContain('\n  one:\n');
  const outside = await shop({ files, manifest: { extensions: { local: ['../one'] } } });
  const { code, err } = await outside.odpm('manifest validate');
  expect(code).toBe(3);
  expect(problemsIn(err)).toContain('"../one"');
});

test('a module of Python is never loaded, and told with its way', async () => {
  const at = await shop({ files: { '.odpm/plugins/mailpit_local.py': 'raise SystemExit' } });
  const { code, err } = await at.odpm('manifest validate');
  expect(code).toBe(0);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "warning: .odpm/plugins/mailpit_local.py is a plugin of odpm 4, which this odpm cannot load

      Rewrite it as .odpm/plugins/mailpit_local.ts: "odpm explain
      plugins/python-plugin" shows each part of the old one in TypeScript.

      plugins/python-plugin (odpm explain plugins/python-plugin)
    "
  `);
});
