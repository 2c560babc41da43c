import { expect, test } from 'vitest';
import { inFolder } from '../live-given.ts';
import { rowsIn, shop } from '../shop.ts';
import type { Shop } from '../shop.ts';

// The life of a plugin from install to uninstall, and its contract.

const up = (at: Shop) => at.odpm('up --skip-start --trust');

const living = `
  import { write } from 'odpm/sdk';
  const note = (name) => (ctx) => [write(ctx.dataFolder + '/' + name, 'done')];
  export default {
    onInstall: note('installed'),
    onUpgrade: (from, to, ctx) => [write(ctx.dataFolder + '/upgraded', from + ' to ' + to)],
    onEnable: note('enabled'),
    onDisable: note('disabled'),
    onUninstall: note('uninstalled'),
  };
`;
const data = '.odpm/state/plugins/computers';

test('a plugin is told of its life: first run, another version, off and on', async () => {
  const at = await shop({ files: inFolder('computers', {}, living) });
  await at.odpm('trust', { typed: ['y'] });
  const planned = await at.odpm('plan --no-docker');
  expect(planned.out).toContain(`+ ${data}/installed`);
  expect(at.read(`${data}/installed`)).toBeUndefined();
  expect((await up(at)).code).toBe(0);
  expect(at.read(`${data}/installed`)).toBe('done');
  expect(rowsIn((await up(at)).err)['plugin.computers']).not.toContain('for the first time');
  const about = '.odpm/plugins/computers/package.json';
  at.write(about, (at.read(about) ?? '').replace('1.2.0', '2.0.0'));
  expect(rowsIn((await up(at)).err)['plugin.computers']).toContain('it was 1.2.0 before');
  expect(at.read(`${data}/upgraded`)).toBe('1.2.0 to 2.0.0');
  await at.odpm('trust', { typed: ['y'] });
  expect((await at.odpm('plugins disable computers', { typed: ['y'] })).code).toBe(0);
  expect(at.read('user_settings.json')).toContain('"computers"');
  expect(at.read(`${data}/disabled`)).toBe('done');
  expect(rowsIn((await up(at)).err)['plugin.computers']).toBeUndefined();
  expect((await at.odpm('plugins enable computers', { typed: ['y'] })).code).toBe(0);
  expect(at.read(`${data}/enabled`)).toBe('done');
  expect(rowsIn((await up(at)).err)['plugin.computers']).toBeDefined();
});

test(
  'a package is installed, runs, and is taken out again; its data stays',
  { timeout: 120_000 },
  async () => {
    const own = Object.entries(inFolder('computers', {}, living));
    const files = Object.fromEntries(
      own.map(([path, text]) => [path.replace('.odpm/plugins/', 'vendor/'), text]),
    );
    const at = await shop({ files, programs: 'real' });
    const installed = await at.odpm('plugins install computers@file:vendor/computers --write');
    expect(`${installed.err}${String(installed.code)}`).toMatch(/0$/);
    expect(at.read('odpm.json')).toContain('"computers": "file:vendor/computers"');
    expect(at.read('.odpm/plugins.lock.json')).toContain('"computers"');
    const { code, err } = await up(at);
    expect(code).toBe(0);
    expect(rowsIn(err)['plugin.computers']).toContain('computers 1.2.0 (api 1.1) from');
    expect(at.read(`${data}/installed`)).toBe('done');
    await at.odpm('trust', { typed: ['y'] });
    const gone = await at.odpm('plugins uninstall computers --write');
    expect(gone.code).toBe(0);
    expect(at.read('odpm.json')).not.toContain('computers');
    expect(at.read(`${data}/installed`)).toBe('done');
    expect(rowsIn((await up(at)).err)['plugin.computers']).toBeUndefined();
  },
);

test('the contract is tested by a command', async () => {
  const good = await shop({ files: inFolder('computers', {}, living) });
  const { code, out } = await good.odpm('plugins check --trust');
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "ok      computers  static part
    ok      computers  api
    ok      computers  configuration
    ok      computers  names
    ok      computers  code
    ok      computers  declared parts
    ok      computers  lifecycle
    "
  `);
  const bad = await shop({
    files: inFolder(
      'computers',
      {},
      `let asked = 0;
       export default { steps: [{ id: 'computers.step', description: 'Count.',
         evaluate: () => ({ outcome: 'run', because: 'asked ' + (asked += 1) }) }] };`,
    ),
  });
  const failed = await bad.odpm('plugins check --trust');
  expect(failed.code).toBe(3);
  expect(failed.out).toMatchInlineSnapshot(`
    "ok      computers  static part
    ok      computers  api
    ok      computers  configuration
    ok      computers  names
    ok      computers  code
    ok      computers  declared parts
    failed  computers  step computers.step: the answer of the step computers.step of the plugin computers is different when asked again: /because "asked 1", then "asked 2"
    ok      computers  lifecycle
    "
  `);
});
