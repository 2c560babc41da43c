import { expect, test } from 'vitest';
import type { Facts, Request } from '../../src/model/index.ts';
import { steps } from '../../src/odoo/index.ts';
import { facts, lookAt, points, projectWith, providers, request } from '../image/given.ts';

const known: Partial<Facts> = {
  ...facts,
  folders: [
    {
      host: '/project/dev',
      container: '/home/odoo/dev',
      addons: ['/home/odoo/dev'],
      requirements: undefined,
      mask: true,
      shared: false,
    },
  ],
};

const files = Object.fromEntries(
  ['sale', 'crm', 'theme'].map((name) => [`/dev/${name}/__manifest__.py`, '{}']),
);

const odoo = { service: 'odoo', state: 'running', oneOff: false } as Facts['containers'][number];

interface Given {
  readonly asked: Partial<Request>;
  readonly usual?: { readonly install: readonly string[]; readonly update: readonly string[] };
  readonly running?: boolean;
}

async function evaluated({ asked, usual = { install: [], update: [] }, running = false }: Given) {
  const step = steps.find(({ id }) => id === 'odoo.modules');
  if (!step) expect.unreachable('there is such a step');
  const plain = projectWith({});
  const project = { ...plain, personal: { ...plain.personal, modules: usual } };
  const found = { ...known, containers: running ? [odoo] : [] };
  return step.evaluate({
    project,
    look: lookAt({ files }),
    facts: found,
    points,
    providers,
    request: { ...request, database: 'shop', ...asked },
  });
}

/** What is run, without what every call of Compose begins with. */
async function run(given: Given): Promise<string[]> {
  const { actions } = await evaluated(given);
  return actions.map((action) =>
    (action.kind === 'exec' ? action.argv.join(' ') : '').replace(/^.*compose\.env /, ''),
  );
}

const oneOff = 'run --rm --name shop-odpm-modules --no-TTY --quiet-pull odoo modules --database shop';

test('modules that the command line names are worked on, with the words for odoo-bin', async () => {
  const asked = { install: ['sale'], update: ['crm', 'theme'], odooArgs: ['--log-level=warn'] };
  expect(await run({ asked })).toEqual([`${oneOff} --install sale --update crm,theme -- --log-level=warn`]);
});

test('without a list the modules of user_settings.json are taken', async () => {
  const usual = { install: ['sale', 'crm'], update: ['theme'] };
  expect(await run({ asked: { install: 'usual' }, usual })).toEqual([`${oneOff} --install sale,crm`]);
  expect(await run({ asked: { update: 'usual' }, usual })).toEqual([`${oneOff} --update theme`]);
});

test('a list that is asked for and not there is told', async () => {
  const { outcome, problems } = await evaluated({ asked: { install: 'usual', update: 'usual' } });
  expect([outcome, ...problems.map(({ code, message }) => `${code}: ${message}`)]).toEqual([
    'blocked',
    'odoo/no-usual-modules: --install has no list, and user_settings.json has no init_modules',
    'odoo/no-usual-modules: --update has no list, and user_settings.json has no update_modules',
  ]);
});

test('what ran before is started again: by the next step, behind tests at once', async () => {
  const working = await evaluated({ asked: { update: ['sale'] }, running: true });
  expect(working.facts.stopped).toEqual(['odoo']);
  expect(await run({ asked: { update: ['sale'], test: true }, running: true })).toEqual([
    'stop odoo',
    `${oneOff} --update sale --test`,
    'start odoo',
  ]);
});

test('no password is in what is run', async () => {
  const { actions } = await evaluated({ asked: { install: ['sale'] } });
  expect(JSON.stringify(actions)).not.toMatch(/admin|password/);
});
