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

const host = (taken: readonly number[], more: object = {}, files: Readonly<Record<string, string>> = {}) =>
  memoryHost({
    files: {
      ...files,
      '/project/odpm.json': JSON.stringify({ ...manifest, ...more }),
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

const published = {
  services: { shop: { image: 'nginx:1', ports: ['8069:80', '5430-5440:5430-5440'] } },
  service_patches: { odoo: { ports: ['8072:8080', '5678:9000'] } },
};

test('a port that a service of the manifest publishes, or a patch, is no free one', async () => {
  const machine = host([], published);
  expect(await run(['up', '--skip-start', '--quiet'], machine)).toBe(0);
  expect(machine.printed().err).not.toMatch(/port-t/);
  expect(JSON.parse(machine.texts().get('/project/.odpm/state/ports.json') ?? '')).toEqual({
    version: 1,
    ports: { ODOO_PORT: 8070, GEVENT_PORT: 8073, POSTGRES_PORT: 5441, DEBUGGER_PORT: 5679 },
  });
});

test('a port that was kept is given up when a service publishes it by now', async () => {
  const ports = { ODOO_PORT: 8070, GEVENT_PORT: 8072, POSTGRES_PORT: 5441, DEBUGGER_PORT: 5679 };
  const kept = { '/project/.odpm/state/ports.json': JSON.stringify({ version: 1, ports }) };
  const machine = host([], published, kept);
  expect(await run(['up', '--skip-start', '--quiet'], machine)).toBe(0);
  expect(JSON.parse(machine.texts().get('/project/.odpm/state/ports.json') ?? '')).toEqual({
    version: 1,
    ports: { ...ports, GEVENT_PORT: 8073 },
  });
});

test('where every port is taken, place/no-free-port says so', async () => {
  const machine = host(Array.from({ length: 1001 }, (_, index) => 8069 + index));
  expect(await run(['plan', '--no-docker'], machine)).toBe(6);
  expect(machine.printed().err).toContain('(odpm explain place/no-free-port)');
});
