import { expect, test } from 'vitest';
import { inFolder, living, local, rowsOf, shown, stepRows } from './live-given.ts';
import type { Lived } from './live-given.ts';

const asking = (code: string) => `
  import { Refusal, verdict } from 'odpm/sdk';
  export default { steps: [{ id: 'mailpit.step', description: 'Look.', evaluate: async (ctx) => verdict.noop(await (${code})(ctx)) }] };`;

/** What a step of a plugin says of its context. */
const seen = async (
  code: string,
  lived?: (folder: Lived) => void,
  more: Parameters<typeof local>[1] = {},
) => {
  const made = await local({ mailpit: asking(code) }, more);
  lived?.(made);
  return stepRows(made);
};

test('what a plugin knows of the project', async () => {
  const code = `({ plugin, scenario, project, config, dataFolder, available }) =>
    JSON.stringify({ plugin, scenario, project: { ...project, name: '…', folder: '…' }, config, dataFolder, available })`;
  const extensions = { config: { mailpit: { port: 8025 } } };
  const manifest = { requirements: ['requests'], system_packages: ['libmagic1'] };
  expect(await seen(code, undefined, { extensions, manifest })).toBe(
    `noop mailpit.step: ${JSON.stringify({
      plugin: 'mailpit',
      scenario: 'developer',
      project: {
        name: '…',
        folder: '…',
        odooVersion: '19.0',
        python: '3.13',
        arch: 'amd64',
        distribution: { name: 'debian', version: '13' },
        postgres: '17',
        requirements: ['requests'],
        systemPackages: ['libmagic1'],
      },
      config: { port: 8025 },
      dataFolder: '.odpm/state/plugins/mailpit',
      available: [],
    })}\n`,
  );
});

test('services, repositories and the plan are there when the run knows them', async () => {
  const code = `({ available, services, repositories, plan }) =>
    JSON.stringify([available, services?.map((one) => one.name + ' ' + one.variables), repositories?.map((one) => one.role), plan?.changes])`;
  const manifest = { services: { mailpit: { image: 'axllent/mailpit', environment: { TOKEN: 'secret' } } } };
  const at = (plan: Parameters<Lived['extensions']['stage']>[0]['plan']) => (lived: Lived) =>
    lived.extensions.stage({ project: lived.project, look: lived.look, plan });
  expect(await seen(code, at(undefined), { manifest })).toBe(
    'noop mailpit.step: [["services","repositories"],["mailpit TOKEN"],["platform","developing"],null]\n',
  );
  const plan = { steps: [], changes: true, complete: true, inputs: new Map() };
  expect(await seen(code, at(plan), { manifest })).toBe(
    'noop mailpit.step: [["services","repositories","plan"],["mailpit TOKEN"],["platform","developing"],true]\n',
  );
});

test('nothing of it can be changed', async () => {
  const tries = [
    ...['ctx.plugin = 1', 'ctx.more = 1', 'ctx.project.name = 1', 'ctx.project.requirements.push(1)'],
    ...['ctx.config.deep.list.push(1)', 'ctx.available.push(1)', 'ctx.look.read = 1', 'ctx.store.get = 1'],
  ];
  const code = `(ctx) => ${JSON.stringify(tries)}.map((code) => {
    try { Function('ctx', '"use strict"; ' + code)(ctx); return code; } catch (error) { return error.name; }
  }).join(' ')`;
  const extensions = { config: { mailpit: { deep: { list: [1] } } } };
  expect(await seen(code, undefined, { extensions })).toBe(
    `noop mailpit.step: ${tries.map(() => 'TypeError').join(' ')}\n`,
  );
});

test('the manifest of odpm itself is not changed through an event', async () => {
  const lived = await local({
    mailpit: `
      import { on } from 'odpm/sdk';
      export default { on: [on('manifest.validate', ({ manifest }) => { manifest.python = '2.7'; return []; })] };`,
  });
  const manifest = { python: '3.13' };
  const said = await lived.extensions.points.validate('manifest.validate', { manifest, services: [] });
  expect(said[0]?.message).toContain("Cannot assign to read only property 'python'");
  expect(manifest).toEqual({ python: '3.13' });
});

test('files are read as they are, or as the steps before will leave them', async () => {
  const code = `({ look }) => look.read('a.txt')`;
  expect(await seen(code, undefined, { files: { 'a.txt': 'on disk' } })).toBe('noop mailpit.step: on disk\n');
  const made = await local({ mailpit: asking(code) });
  const ahead = {
    ...made.look,
    read: () => Promise.resolve({ ok: true, value: 'ahead', problems: [] } as const),
  };
  expect(await stepRows(made, { look: ahead })).toBe('noop mailpit.step: ahead\n');
});

test('folders are listed, and what is not there is undefined', async () => {
  const code = `async ({ look }) => JSON.stringify([
    (await look.list('src')).map(({ name, kind }) => name + ' ' + kind), (await look.stat('src/a.txt')).size,
    String(await look.read('b.txt')), String(await look.stat('b.txt')), await look.list('b'),
  ])`;
  expect(await seen(code, undefined, { files: { 'src/a.txt': 'abc' } })).toBe(
    'noop mailpit.step: [["a.txt file"],3,"undefined","undefined",[]]\n',
  );
});

test('files that may hold secrets are refused, also through links', async () => {
  const secrets = {
    '.env': 'A=1',
    '.odpm/secrets.json': '{}',
    '.odpm/runtime/postgres_password': 'x',
    'sub/.env': 'B=1',
  };
  const links = { 'plain.txt': '.env', run: '.odpm/runtime' };
  const paths = [
    ...Object.keys(secrets),
    './sub/../.env',
    'plain.txt',
    'run/postgres_password',
    '~/.odpm/.env',
  ];
  const code = `async ({ look, project }) => (await Promise.all(${JSON.stringify(paths)}.map(async (path) => {
    try { return path + ': ' + (await look.read(path.replace('~', '/home/user'))); } catch (error) { return error.problem.message; }
  }))).join('; ')`;
  expect((await seen(code, undefined, { files: secrets, links })).split('; ')).toEqual([
    'noop mailpit.step: the plugin mailpit asks for .env, which may hold secrets',
    'the plugin mailpit asks for .odpm/secrets.json, which may hold secrets',
    'the plugin mailpit asks for .odpm/runtime/postgres_password, which may hold secrets',
    'the plugin mailpit asks for sub/.env, which may hold secrets',
    'the plugin mailpit asks for .env, which may hold secrets',
    'the plugin mailpit asks for plain.txt, which may hold secrets',
    'the plugin mailpit asks for run/postgres_password, which may hold secrets',
    'the plugin mailpit asks for /home/user/.odpm/.env, which may hold secrets\n',
  ]);
});

test('a secret that nobody caught is told as what it is', async () => {
  expect(await seen(`({ look }) => look.read('.env')`))
    .toBe(`blocked mailpit.step: the plugin mailpit asks for .env, which may hold secrets
error: the plugin mailpit asks for .env, which may hold secrets

  Let people give it what it needs under "extensions", "config" of odpm.json.

  plugins/secret-file (odpm explain plugins/secret-file)
`);
});

const client = `
  let made = 0;
  export default { offers: { redis: (ctx) => { made += 1; return { made, by: ctx.plugin, port: ctx.config.port }; } } };`;
const user = (more = '') => `
  import { verdict } from 'odpm/sdk';
  export default { steps: [{ id: 'mailpit.step', description: 'Look.', evaluate: (ctx) => verdict.noop(JSON.stringify([ctx.offer('redis') ?? null, ctx.offer('other') ?? null])) }] ${more}};`;

test('what one plugin lends another gets, when it requires it; it is made once', async () => {
  const lived = await living({
    files: {
      ...inFolder('mailpit', { requires: { redis: '^1.0' } }, user()),
      ...inFolder('redis', {}, client),
    },
    extensions: { config: { redis: { port: 6379 } } },
  });
  const row = 'noop mailpit.step: [{"made":1,"by":"redis","port":6379},null]\n';
  expect([await stepRows(lived), await stepRows(lived)]).toEqual([row, row]);
});

test('without a requirement nothing is lent', async () => {
  const files = { ...inFolder('mailpit', {}, user()), ...inFolder('redis', {}, client) };
  expect(await stepRows(await living({ files }))).toBe('noop mailpit.step: [null,null]\n');
});

test('who lends something that throws is the one to blame', async () => {
  const lived = await living({
    files: {
      ...inFolder('mailpit', { requires: { redis: '^1.0' } }, user()),
      ...inFolder(
        'redis',
        {},
        `export default { offers: { redis: () => {\n  throw new Error('no socket');\n} } };`,
      ),
    },
  });
  expect(await stepRows(lived))
    .toBe(`blocked mailpit.step: the plugin redis threw while the plugin mailpit used what it lends: no socket
error: the plugin redis threw while the plugin mailpit used what it lends: no socket

  .odpm/plugins/redis/index.js:2:9
  2 |   throw new Error('no socket');
              ~

  Fix the plugin, or switch it off with "odpm plugins disable redis".

  plugins/threw (odpm explain plugins/threw)
`);
});

test('plugins of odpm itself need no trust, and have the same rights', async () => {
  const lived = await living({
    files: {},
    trusted: false,
    extensions: { plugins: { redis: 'builtin' } },
    builtIn: {
      redis: {
        steps: [
          {
            id: 'redis.step',
            description: 'Look.',
            evaluate: (ctx) => ({ outcome: 'noop', because: ctx.plugin, actions: [], problems: [] }),
          },
        ],
      },
    },
  });
  expect(await stepRows(lived)).toBe('noop redis.step: redis\n');
  expect(await rowsOf(lived)).toContain(
    'redis 1.0.0 (api 1.1) from odpm itself: step redis.step; it runs here for the first time',
  );
});

test('a store that people have broken keeps its plugin from being loaded', async () => {
  const lived = await local(
    { mailpit: 'export default {};', other: 'export default {};' },
    { files: { '.odpm/state/plugins/mailpit.json': '[1' } },
  );
  expect(lived.extensions.loaded).toEqual(['other']);
  expect(await rowsOf(lived))
    .toContain(`error: .odpm/state/plugins/mailpit.json does not hold what a plugin keeps there

  Delete .odpm/state/plugins/mailpit.json: what the plugin remembered is lost with it.
`);
  expect(shown(lived.extensions.warnings())).toBe('');
});
