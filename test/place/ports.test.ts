import { expect, test, vi } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';

// The first run of a verb in a test loads its rooms.
vi.setConfig({ testTimeout: 30_000 });

const manifest = {
  manifest_schema: 2,
  requires_odpm: '5.0.0',
  odoo_version: '19.0',
  platform: { git: 'file:///odoo 19.0' },
  python: '3.13',
  distro: { name: 'debian', version: '13' },
  postgres: '17',
};

const host = (taken: readonly number[]) =>
  memoryHost({
    files: {
      '/project/odpm.json': JSON.stringify(manifest),
      '/odoo/odoo-bin': '',
      '/odoo/odoo/addons/base/__manifest__.py': '{}',
      '/odoo/addons/web/__manifest__.py': '{}',
    },
    environment: { ODPM_PORTS: 'auto' },
    taken,
  });

test('a port that is taken is passed over, and no two services get one', async () => {
  const machine = host([8069, 8070, 8071]);
  expect(await run(['up', '--skip-start', '--quiet'], machine)).toBe(0);
  const kept = JSON.parse(machine.texts().get('/project/.odpm/state/ports.json') ?? '') as object;
  expect(kept).toEqual({
    version: 1,
    ports: { ODOO_PORT: 8072, GEVENT_PORT: 8073, POSTGRES_PORT: 5432, DEBUGGER_PORT: 5678 },
  });
});

test('where every port is taken, place/no-free-port says so', async () => {
  const machine = host(Array.from({ length: 1001 }, (_, index) => 8069 + index));
  expect(await run(['plan', '--no-docker'], machine)).toBe(6);
  expect(machine.printed().err).toContain('(odpm explain place/no-free-port)');
});
