import { expect, test, vi } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';

// The first run of a verb in a test loads its rooms.
vi.setConfig({ testTimeout: 30_000 });

const manifest = {
  ...{ manifest_schema: 2, requires_odpm: '5.0.0', odoo_version: '19.0', python: '3.13', postgres: '17' },
  platform: { git: 'file://${ODOO}' },
  distro: { name: 'debian', version: '13' },
  hooks: { post_prepare: [['true']], pre_down: [['true']] },
};

const container = {
  ...{ id: 'a', name: 'project-odoo-1', service: 'odoo', oneOff: 'False', folder: '/project', digest: '' },
  ...{ reads: '', ports: '', state: 'running', status: 'Up 3 minutes' },
};

/** Somebody sits at the terminal, and one container runs. */
const desk = (...answers: string[]) =>
  memoryHost({
    files: {
      '/project/odpm.json': JSON.stringify(manifest),
      '/odoo/odoo-bin': '',
      '/odoo/odoo/addons/base/__manifest__.py': '{}',
    },
    environment: { ODOO: '/odoo' },
    interactive: true,
    answers,
    programs: ({ argv }) => ({ code: 0, stdout: argv[1] === 'ps' ? `${JSON.stringify(container)}\n` : '' }),
  });

const events = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('with --progress json nobody is asked: what would run is an object, and the run is refused', async () => {
  const machine = desk('y');
  expect(await run(['up', '--skip-start', '--progress', 'json'], machine)).toBe(4);
  const told = events(machine.printed().err);
  expect(told.map(({ event }) => event)).toEqual(['trust', 'problem', 'exit']);
  expect(told[0]).toEqual({
    event: 'trust',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    items: [
      { kind: 'hook', title: 'post_prepare: ["true"]' },
      { kind: 'hook', title: 'pre_down: ["true"]' },
    ],
  });
  expect(told[1]).toMatchObject({
    code: 'trust/refused',
    message: expect.stringContaining('asks nothing') as unknown,
  });
  expect(machine.texts().has('/project/docker-compose.yml')).toBe(false);
});

test('with --progress json and --trust every line is an object, that of an old spelling too', async () => {
  const machine = desk();
  expect(await run(['--skip-start', '--trust', '--progress', 'json'], machine)).toBe(0);
  const told = events(machine.printed().err);
  expect(told.at(-1)).toEqual({ event: 'exit', code: 0 });
});

test('at the desk the same run asks', async () => {
  const machine = desk('y');
  expect(await run(['up', '--skip-start', '--progress', 'plain'], machine)).toBe(0);
  expect(machine.printed().err).toContain('Trust it? [y/N] y\n');
});

test.each([
  ['up', 'Add --trust to "odpm up" for one run'],
  ['down', 'Add --trust to "odpm down" for one run'],
  ['trust', 'Add --trust to "odpm up" for one run'],
])('the refusal of odpm %s names the command that takes --trust', async (command, fix) => {
  const machine = desk();
  const words = command === 'up' ? ['--skip-start'] : [];
  expect(await run([command, ...words, '--no-input'], machine)).toBe(4);
  expect(machine.printed().err).toContain(fix);
});
