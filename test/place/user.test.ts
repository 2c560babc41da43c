import { expect, test, vi } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';

// The first run of a verb in a test loads its rooms.
vi.setConfig({ testTimeout: 30_000 });

const manifest = {
  ...{ manifest_schema: 2, requires_odpm: '5.0.0', odoo_version: '19.0', python: '3.13', postgres: '17' },
  platform: { git: 'file:///odoo' },
  distro: { name: 'debian', version: '13' },
  services: { mail: { image: 'axllent/mailpit' } },
};

const host = (login: string, env = 'ODPM_COMPOSE_PREFIX=acme') =>
  memoryHost({
    files: {
      '/project/odpm.json': JSON.stringify(manifest),
      '/project/user_settings.json': JSON.stringify({ db_creation_data: { db_default_admin_login: login } }),
      '/project/.env': env,
      '/odoo/odoo-bin': '',
    },
  });

async function loginIn(login: string, env?: string): Promise<unknown> {
  const machine = host(login, env);
  expect(await run(['up', '--skip-start', '--quiet'], machine)).toBe(0);
  return JSON.parse(machine.texts().get('/project/.odpm/runtime/config.json') ?? '{}') as unknown;
}

test.each([
  ['${@service:postgres}-${@service:odoo}', 'ODPM_COMPOSE_PREFIX=acme', 'acme-db-acme-odoo'],
  ['${@service:db}', 'POSTGRES_SERVICE_NAME=cluster', 'cluster'],
  ['${@service:mail}', 'ODPM_COMPOSE_PREFIX=acme', 'mail'],
])('user_settings.json gets the name that Compose knows: %s with %s', async (login, env, filled) => {
  expect(await loginIn(login, env)).toMatchObject({ new_database: { login: filled } });
});

test.each([
  ['plan', '--no-docker'],
  ['manifest', 'validate'],
])('odpm %s %s tells of a service that the manifest does not have', async (...words) => {
  const machine = host('${@service:mial}');
  expect(await run(words, machine)).toBe(3);
  const { err } = machine.printed();
  expect(err).toContain(
    'there is no service "mial" for the reference in /db_creation_data/db_default_admin_login',
  );
  expect(err).toContain('user_settings.json:1:');
  expect(err).toContain('Did you mean ${@service:mail}?');
});
