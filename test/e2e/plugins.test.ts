import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withEngine } from './engine.ts';
import { demoProject, eventually, freePort, state } from './project.ts';
import type { DemoProject } from './project.ts';

const platform = process.env['ODOO_PLATFORM_DIR'];

/** Lies in the project: a service that serves a page, a step that writes it, a hook, and a command. */
const pageboy = (port: number): string => `import { definePlugin, on, verdict, write } from 'odpm/sdk';

const page = 'welcome/index.html';
const text = 'written by a step\\n';

export default definePlugin({
  steps: [
    {
      id: 'pageboy.page',
      description: 'Write the page.',
      before: 'compose.fragments',
      evaluate: async (ctx) =>
        (await ctx.look.read(page)) === text
          ? verdict.noop('the page is there')
          : verdict.update('there is no page', [write(page, text)]),
    },
  ],
  fragments: [
    {
      name: 'pageboy',
      composeServices: () => ({
        pageboy: {
          image: 'caddy:2',
          command: ['caddy', 'file-server', '--root', '/www', '--listen', ':80'],
          ports: ['${String(port)}:80'],
          volumes: ['./welcome:/www:ro'],
        },
      }),
    },
  ],
  hooks: {
    'pageboy.knocks': {
      postUp: (ctx) => {
        ctx.store.set('knocked', true);
        ctx.audit({ action: 'knocked', type: 'door', id: 'front' });
      },
    },
  },
  on: [on('service.after_create', (event, ctx) => ctx.log('made ' + event.service))],
});
`;

const manifestOf = (name: string): object => ({
  name: 'odpm-plugin-counter',
  version: '1.2.0',
  type: 'module',
  exports: './index.js',
  odpm: { name, api: '^1.1', entry: './index.js', requires: { redis: '*' }, description: 'Counts.' },
});

/** A package: a service that waits for Redis, a step that calls code, and what Redis lends it. */
const counter = `import { definePlugin, verdict } from 'odpm/sdk';

export default definePlugin({
  steps: [
    {
      id: 'counter.count',
      description: 'Count the runs.',
      evaluate: (ctx) => verdict.run('it counts each time'),
      execute: (ctx) => ctx.store.set('runs', (ctx.store.get('runs') ?? 0) + 1),
    },
  ],
  fragments: [
    {
      name: 'counter',
      composeServices: (ctx) => ({
        counter: {
          image: 'redis:8',
          command: ['sh', '-c', 'redis-cli -h "$AT" -p "$PORT" ping && sleep 100000'],
          environment: { AT: ctx.offer('redis').host, PORT: String(ctx.offer('redis').port) },
          depends_on: { redis: { condition: 'service_healthy' } },
        },
      }),
    },
  ],
});
`;

/** A tarball of the package, as its author would publish it. */
function packed(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifestOf('counter')));
  writeFileSync(join(folder, 'index.js'), counter);
  const [tarball = ''] = execFileSync('npm', ['pack', '--silent'], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n');
  return join(folder, tarball);
}

(platform === undefined ? describe.skip : withEngine)('plugins in a real stack', () => {
  let project: DemoProject;
  let [port, proxy] = [0, 0];
  const inProject = (...path: readonly string[]): string => join(project.folder, ...path);
  const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(inProject(...path), 'utf8'));

  beforeAll(async () => {
    project = await demoProject();
    [port, proxy] = [await freePort(), await freePort()];
    mkdirSync(inProject('.odpm', 'plugins'), { recursive: true });
    writeFileSync(inProject('.odpm', 'plugins', 'pageboy.mjs'), pageboy(port));
    const tarball = packed(join(project.folder, '..', 'counter'));
    const manifest = json('odpm.json') as { hooks: object };
    writeFileSync(
      inProject('odpm.json'),
      JSON.stringify(
        {
          ...manifest,
          hooks: { ...manifest.hooks, post_up: ['pageboy.knocks'], pre_down: ['mailpit.clear'] },
          extensions: {
            plugins: {
              caddy: 'builtin',
              mailpit: 'builtin',
              redis: 'builtin',
              'odpm-plugin-counter': `file:${tarball}`,
            },
            config: { caddy: { port: proxy }, mailpit: { port: project.ports.mailpit } },
          },
        },
        undefined,
        2,
      ),
    );
  });

  afterAll(async () => {
    await project.end();
  });

  test('a package that is not installed is said so; installing it runs no code and locks it', async () => {
    const before = await project.odpm('plan', '--no-docker');
    expect(before.err).toContain('odpm plugins install');
    const installed = await project.odpm('plugins', 'install');
    expect(installed.code, installed.err).toBe(0);
    expect(existsSync(inProject('.odpm', 'plugins.lock.json'))).toBe(true);
    expect((await project.odpm('manifest', 'validate')).code).toBe(0);
  });

  test('without trust no plugin runs, and plan says which ones wait', async () => {
    const planned = await project.odpm('plan', '--no-docker');
    expect(planned.code, planned.err).toBe(0);
    for (const name of ['pageboy', 'counter'])
      expect(planned.out).toMatch(new RegExp(`blocked +plugin.${name} `));
    expect(existsSync(inProject('welcome'))).toBe(false);
    expect((await project.odpm('up', '--detach')).code).toBe(4);
  });

  test('up carries out what plugins add', async () => {
    const up = await project.odpm('up', '--detach', '--trust');
    expect(up.code, up.err).toBe(0);
    expect(up.err).toContain('pageboy: made pageboy');
    expect(
      await eventually(
        async () => (await fetch(`http://127.0.0.1:${String(port)}/`)).text(),
        (answer) => answer === 'written by a step\n',
      ),
    ).toBe('written by a step\n');
    expect(json('.odpm', 'state', 'plugins', 'counter.json')).toMatchObject({ runs: 1 });
    expect(json('.odpm', 'state', 'plugins', 'pageboy.json')).toMatchObject({ knocked: true });
    expect((json('.odpm', 'state', 'last-up.json') as { audit: unknown }).audit).toEqual([
      { plugin: 'pageboy', action: 'knocked', type: 'door', id: 'front' },
    ]);
  });

  test('Redis answers, and the service of the package reaches it', async () => {
    expect(await project.docker('compose', 'exec', '-T', 'redis', 'redis-cli', 'ping')).toBe('PONG\n');
    const logs = await eventually(
      () => project.docker('compose', 'logs', 'counter', '--no-log-prefix'),
      (text) => text.includes('PONG'),
    );
    expect(logs).toContain('PONG\n');
    expect(await project.docker('compose', 'exec', '-T', 'odoo', 'printenv', 'REDIS_URL')).toBe(
      'redis://redis:6379/0\n',
    );
  });

  test('Odoo is reached through Caddy, and status says where', async () => {
    const through = await eventually(
      async () => (await fetch(`http://127.0.0.1:${String(proxy)}/web/login`)).status,
      (status) => status === 200,
    );
    expect(through).toBe(200);
    // Odoo has no port of its own for it here.
    const bus = await fetch(`http://127.0.0.1:${String(proxy)}/websocket`);
    const direct = await fetch(`http://127.0.0.1:${String(project.ports.odoo)}/websocket`);
    expect(bus.status).toBe(direct.status);
    expect((await project.odpm('trust', '--no-input')).code).toBe(4);
    const status = await project.odpm('status');
    expect(status.out).toContain('counter');
  });

  test('a second up finds everything as it is; only what runs each time does', async () => {
    const healthy = (text: string): boolean => /^odoo +running +healthy/m.test(text);
    const status = await eventually(async () => (await project.odpm('status')).out, healthy);
    expect(healthy(status)).toBe(true);
    const before = state(project.folder);
    const again = await project.odpm('up', '--detach', '--trust');
    expect(again.code, again.err).toBe(0);
    const changed = [...state(project.folder)].filter(([path, told]) => before.get(path) !== told);
    const files = changed.map(([path]) => path.slice(project.folder.length + 1));
    expect(files.sort()).toEqual(['.odpm/state/plugins/counter.json', 'prepared.txt']);
    expect(json('.odpm', 'state', 'plugins', 'counter.json')).toMatchObject({ runs: 2 });
  });

  const mail = (): Promise<string> =>
    project.docker(
      ...['compose', 'exec', '-T', 'odoo', 'python3', '-c'],
      "import smtplib; smtplib.SMTP('mailpit', 1025).sendmail('a@shop.test', 'b@shop.test', 'Subject: Hi')",
    );

  test('a command of Mailpit throws mails away', async () => {
    await project.odpm('mailpit', 'clear');
    await mail();
    const cleared = await project.odpm('mailpit', 'clear');
    expect(cleared.err).toContain('mailpit: 1 mail thrown away');
    expect(cleared.code).toBe(0);
  });

  test('Redis remembers what wrote its data, and warns of an older one', async () => {
    expect(json('.odpm', 'state', 'plugins', 'redis.json')).toEqual({ image: 'redis:8' });
    const manifest = readFileSync(inProject('odpm.json'), 'utf8');
    const older = manifest.replace('"caddy": {', '"redis": { "image": "redis:7" },\n      "caddy": {');
    writeFileSync(inProject('odpm.json'), older);
    const digest = /ODPM_TRUST_DIGEST=(\w+)/.exec((await project.odpm('trust')).err)?.[1];
    project.environment['ODPM_TRUST_DIGEST'] = digest ?? '';
    const planned = await project.odpm('plan');
    delete project.environment['ODPM_TRUST_DIGEST'];
    expect(planned.err).toContain('redis:8 wrote the data of Redis, which redis:7 may not be able to read');
    writeFileSync(inProject('odpm.json'), manifest);
  });

  test('without its plugins the project has no services of theirs', async () => {
    const planned = await project.odpm('plan', '--no-plugins');
    expect(planned.out).toContain('redis');
    await mail();
    const down = await project.odpm('down', '--trust');
    expect(down.code, down.err).toBe(0);
    expect(down.err).toContain('mailpit: 1 mail thrown away');
    expect(
      await project.docker(
        'ps',
        '--quiet',
        '--filter',
        `label=com.docker.compose.project=shop-${String(process.pid)}`,
      ),
    ).toBe('');
  });
});
