import { expect, test } from 'vitest';
import { problemsIn, rowsIn, shop } from '../shop.ts';
import type { Shop } from '../shop.ts';

// Points before and after, called by the commands that start and stop a stack.

interface Machine extends Shop {
  /** What Docker Compose was asked to change. */
  readonly ran: readonly string[];
}

/** A container of the project as Docker tells of it, made by an older file. */
const container = (service: string): string =>
  JSON.stringify({
    ...{ id: service, service, name: `shop-${service}-1`, folder: '', oneOff: 'False', ports: '' },
    ...{ digest: 'older', reads: 'older', state: 'running', status: 'Up 2 minutes' },
  });

/** A project on a machine with a Docker that has these containers. */
async function machine(plugin: string, manifest: object = {}, services: string[] = []): Promise<Machine> {
  const ran: string[] = [];
  const project = await shop({
    files: { '.odpm/plugins/gate.mjs': `import { definePlugin, on } from 'odpm/sdk';\n${plugin}` },
    manifest: { services: { web: { image: 'nginx:1' } }, ...manifest },
    environment: { ODPM_BASE_IMAGE: 'base:1' },
    programs: ({ argv }) => {
      const words = argv.join(' ');
      if (/ (up|down) ?/.test(words)) ran.push(words);
      if (words.includes('image inspect')) return { stdout: '{}\n' };
      if (words.includes('version')) return { stdout: words.includes('compose') ? '2.30.1\n' : '28.5.1\n' };
      return { stdout: argv[1] === 'ps' ? services.map(container).join('\n') : '' };
    },
  });
  await project.odpm('trust', { typed: ['y'] });
  return { ...project, ran };
}

/** What the plugin told people. */
const said = (err: string): string[] => [...err.matchAll(/^ {2}gate: (.*)$/gm)].map(([, line = '']) => line);

test('what comes before says no in the plan, and up starts nothing', async () => {
  const at = await machine(`export default definePlugin({ on: [
    on('service.before_create', { service: 'web' }, ({ why }, ctx) =>
      [ctx.problem({ code: 'not-now', message: 'no web today: ' + why, fix: 'Come back tomorrow.', at: '/services/web' })]),
  ] });`);
  const planned = await at.odpm('plan');
  expect(rowsIn(planned.out)['compose.up']).toContain('no web today');
  const { code, err } = await at.odpm('up -d');
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: no web today: it has no container

      odpm.json:14:5
      14 |     "web": {
               ~~~~~

      Come back tomorrow.

      gate/not-now (plugin gate)
    "
  `);
  expect(at.ran).toEqual([]);
});

test('what comes after is told of each service, and hooks of both ends are called', async () => {
  const at = await machine(
    `const log = (word) => (ctx) => ctx.log(word);
    export default definePlugin({
      on: [on('service.after_create', ({ service }, ctx) => ctx.log(service + ' is there'))],
      hooks: { 'gate.ends': { preUp: log('before'), postUp: log('behind'), preDown: log('good night') } },
    });`,
    { hooks: { pre_up: ['gate.ends'], post_up: ['gate.ends'], pre_down: ['gate.ends'] } },
  );
  const up = await at.odpm('up -d');
  expect(problemsIn(up.err)).toBe('');
  expect(up.code).toBe(0);
  expect(said(up.err)).toEqual(['before', 'db is there', 'odoo is there', 'web is there', 'behind']);
});

test('before an update and before a removal the same holds', async () => {
  const refuse = `({ service }, ctx) => [ctx.problem({ code: 'no', message: service + ' stays', fix: 'Wait.' })]`;
  const at = await machine(
    `export default definePlugin({
      on: [on('service.before_update', { service: 'web' }, ${refuse}), on('service.before_delete', ${refuse})],
    });`,
    {},
    ['db', 'odoo', 'web', 'gone'],
  );
  const { code, err } = await at.odpm('up -d');
  expect(code).toBe(3);
  expect(err.match(/^error: .*$/gm)).toEqual(['error: web stays', 'error: gone stays']);
  expect(at.ran).toEqual([]);
});

test('a hook of a plugin is called before a stack goes down', async () => {
  const at = await machine(
    `export default definePlugin({ hooks: { 'gate.night': { preDown: (ctx) => ctx.log('good night') } } });`,
    { hooks: { pre_down: ['gate.night'] } },
    ['db', 'odoo', 'web'],
  );
  await at.odpm('up --skip-start');
  const { code, err } = await at.odpm('down');
  expect({ code, said: said(err) }).toEqual({ code: 0, said: ['good night'] });
  expect(at.ran).toHaveLength(1);
});

test('with -v each plugin is told: found, accepted, registered', async () => {
  const at = await machine('export default definePlugin({ on: [on("plan.after", () => {})] });');
  const { err } = await at.odpm('up --skip-start -v');
  expect(err).toMatch(
    /^ {2}plugin gate: found \.odpm\/plugins\/gate\.mjs, api 1\.0, accepted, registered, \d+ ms$/m,
  );
});
