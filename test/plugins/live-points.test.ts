import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import type { OwnHandler, StepView } from '../../src/model/index.ts';
import { inFolder, living, local, shown } from './live-given.ts';

const created = (service: string) => ({ service, why: 'it has no container', keys: [] });

const step: StepView = {
  id: 'compose.up',
  phase: 'runtime',
  description: 'Start the services.',
  outcome: 'update',
  because: 'odoo is not running',
  required: true,
};

const says = (name: string, options = '{}') =>
  `on('service.after_create', ${options}, ({ service }, ctx) => ctx.log('${name} of ' + service))`;

const plugin = (...handlers: string[]) => `
  import { on, Refusal } from 'odpm/sdk';
  export default { on: [${handlers.join(', ')}] };`;

test('lower priorities come first, then the order of loading, then that of writing', async () => {
  const lived = await living({
    files: {
      ...inFolder(
        'audit',
        { requires: { zoo: '*' } },
        plugin(says('late', '{ priority: 150 }'), says('usual')),
      ),
      ...inFolder('shop', {}, plugin(says('one'), says('two'), says('first', '{ priority: 50 }'))),
      ...inFolder('zoo', {}, plugin(says('needed'))),
    },
  });
  await lived.extensions.points.observe('service.after_create', created('odoo'));
  expect(lived.printed().split('\n')).toEqual([
    '  shop: first of odoo',
    '  shop: one of odoo',
    '  shop: two of odoo',
    '  zoo: needed of odoo',
    '  audit: usual of odoo',
    '  audit: late of odoo',
    '',
  ]);
});

test('a handler is called for what it is narrowed to, and one that is not for all', async () => {
  const lived = await local({
    mailpit: plugin(
      says('all'),
      says('odoo', `{ service: 'odoo' }`),
      says('database', `{ service: 'postgres' }`),
    ),
  });
  for (const service of ['odoo', 'db', 'redis'])
    await lived.extensions.points.observe('service.after_create', created(service));
  expect(lived.printed()).toBe(
    '  mailpit: all of odoo\n  mailpit: odoo of odoo\n  mailpit: all of db\n  mailpit: database of db\n  mailpit: all of redis\n',
  );
});

test('steps are narrowed by id and by phase', async () => {
  const handler = (options: string, text: string) =>
    `on('step.after', ${options}, (event, ctx) => ctx.log('${text}'))`;
  const lived = await local({
    mailpit: plugin(
      handler(`{ step: 'compose.up' }`, 'the step'),
      handler(`{ phase: 'runtime' }`, 'the phase'),
      handler(`{ phase: 'prepare', step: 'compose.up' }`, 'never'),
    ),
  });
  await lived.extensions.points.observe('step.after', { step, result: 'done', milliseconds: 12 });
  expect(lived.printed()).toBe('  mailpit: the step\n  mailpit: the phase\n');
});

test('an observer that fails is told of once, and of nothing more; the others keep running', async () => {
  const lived = await local({
    broken: plugin(
      `on('service.after_create', () => { throw new Error('no socket'); })`,
      says('still there'),
    ),
    mailpit: plugin(says('seen')),
  });
  for (const service of ['odoo', 'db'])
    await lived.extensions.points.observe('service.after_create', created(service));
  expect(lived.printed()).toBe(
    '  broken: still there of odoo\n  mailpit: seen of odoo\n  broken: still there of db\n  mailpit: seen of db\n',
  );
  await expect(shown(lived.extensions.warnings())).toMatchFileSnapshot('live-points/handler-off.txt');
  expect(lived.extensions.warnings()).toEqual([]);
});

test('all who may refuse are asked, and everything that they say is told', async () => {
  const refusing = (code: string) =>
    `on('service.before_create', (event, ctx) => [ctx.problem({ code: '${code}', message: event.service + ' has no ${code}', fix: 'Add one.' })])`;
  const lived = await local({
    audit: plugin(
      refusing('label'),
      `on('service.before_create', (event, ctx) => { throw new Refusal(ctx.problem({ code: 'team', message: 'nobody owns it', fix: 'Name a team.', severity: 'warning' })); })`,
      `on('service.before_create', () => { throw new Error('no network'); })`,
      `on('service.before_create', () => {})`,
      `on('service.before_create', () => 'no')`,
      `on('service.before_create', () => false)`,
    ),
    mailpit: plugin(refusing('owner')),
  });
  const problems = await lived.extensions.points.validate('service.before_create', created('odoo'));
  await expect(shown(problems)).toMatchFileSnapshot('live-points/validate.txt');
  expect(problems.map(({ exit }) => exit)).toEqual([3, 3, 1, 1, 1, 1, 3]);
});

const options = { value: { options: { workers: '2' } } };

test('each who changes a value gets what the one before returned', async () => {
  const setting = (key: string) =>
    `on('odoo_conf.options', ({ value }) => ({ ...value, options: { ...value.options, ${key}: '1' } }))`;
  const own: OwnHandler = {
    point: 'odoo_conf.options',
    priority: 100,
    handle: ({ value }, project) => ({ ...value, options: { ...value['options'], own: project.name } }),
  };
  const lived = await local({ audit: plugin(setting('a')), mailpit: plugin(setting('b')) }, { own: [own] });
  const given = await lived.extensions.points.transform('odoo_conf.options', options);
  expect(given).toMatchObject({
    ok: true,
    value: { options: { workers: '2', own: lived.project.name, a: '1', b: '1' } },
  });
  expect(options).toEqual({ value: { options: { workers: '2' } } });
});

test('where nobody has a say the value is the same object', async () => {
  const given = await (
    await local({ mailpit: plugin() })
  ).extensions.points.transform('odoo_conf.options', options);
  expect(given.ok && given.value).toBe(options.value);
});

/** Handlers of `odoo_conf.options` that stop the run. */
const wrong = {
  'returns-nothing': `() => {}`,
  'returns-the-event': `(event) => event`,
  'returns-a-number': `({ value }) => ({ ...value, options: { workers: 4 } })`,
  'changes-what-it-got': `({ value }) => { value.options.workers = '4'; return value; }`,
  throws: `() => { throw new Error('no file'); }`,
};

test.each(Object.entries(wrong))('a handler that %s stops the run', async (name, code) => {
  const later = `on('odoo_conf.options', { priority: 200 }, (event, ctx) => { ctx.log('called'); return event.value; })`;
  const lived = await local({ mailpit: plugin(`on('odoo_conf.options', ${code})`, later) });
  const given = await lived.extensions.points.transform('odoo_conf.options', options);
  expect(given.ok).toBe(false);
  expect(lived.printed()).toBe('');
  await expect(shown(given.problems)).toMatchFileSnapshot(`live-points/transform-${name}.txt`);
});

const mailpitService = {
  image: 'axllent/mailpit',
  ports: [{ address: '127.0.0.1', published: '8025', target: '8025', protocol: 'tcp' as const, details: {} }],
  mounts: [],
  environment: { MODE: null },
  dependsOn: {},
  rest: {},
};

test.each([
  ['compose.service', { service: 'mailpit', value: mailpitService }],
  ['plan.view', { value: [step] }],
] as const)('%s takes what it gives', async (point, event) => {
  const lived = await local({ mailpit: plugin(`on('${point}', ({ value }) => structuredClone(value))`) });
  const given = await lived.extensions.points.transform(point, event);
  expect(given).toEqual({ ok: true, value: event.value, problems: [] });
});

test('a service that does not fit is refused at its place', async () => {
  const code = `on('compose.service', ({ value }) => ({ ...value, ports: [{ ...value.ports[0], protocol: 'http' }] }))`;
  const lived = await local({ mailpit: plugin(code) });
  const event = { service: 'mailpit', value: mailpitService };
  const given = await lived.extensions.points.transform('compose.service', event);
  expect(given.problems[0]?.message).toBe(
    'point compose.service of the plugin mailpit returned what does not fit: ports[0].protocol is "http", where one of "tcp", "udp", "sctp" belongs',
  );
});

test('calls, failures and times are counted', async () => {
  const lived = await local({
    mailpit: plugin(
      says('seen'),
      `on('service.before_create', () => {})`,
      `on('plan.after', () => { throw new Error('no'); })`,
    ),
  });
  const { points } = lived.extensions;
  for (const service of ['odoo', 'db']) await points.observe('service.after_create', created(service));
  await points.validate('service.before_create', created('odoo'));
  for (const changes of [true, false]) await points.observe('plan.after', { plan: { steps: [], changes } });
  const uses = lived.extensions
    .stats()
    .map(({ milliseconds, ...use }) => ({ ...use, timed: milliseconds >= 0 }));
  const use = (part: string, calls: number, failures = 0): Json => ({
    plugin: 'mailpit',
    part,
    calls,
    failures,
    timed: true,
  });
  expect(uses).toEqual([
    use('load', 1),
    use('point service.after_create', 2),
    use('point service.before_create', 1, 1),
    use('point plan.after', 1, 1),
  ]);
});
