import { expect, test } from 'vitest';
import { compose, servicesOf } from '../../src/compose/document.ts';
import { dockerPortsCheck } from '../../src/engine/steps/docker.ports.check.ts';
import type { Json } from '../../src/base/index.ts';
import { lookAt, points, providers, request } from '../image/given.ts';
import { projectIn } from '../project/given.ts';

const none = { runtime: '', files: new Map(), override: '', folders: new Map() };

/** What is said of the ports of a project on a machine where these are taken. */
async function said(
  changes: Readonly<Record<string, Json>>,
  taken: readonly number[],
  env = '',
): Promise<readonly (readonly [string, string | undefined, string | undefined])[]> {
  const project = projectIn(changes, `ODPM_BASE_IMAGE_PROFILE=ci\n${env}`, 'developer');
  const services = servicesOf(project, {}, { args: [], relabel: false, backups: project.backups });
  const { facts } = compose(services, project, none);
  const look = {
    ...lookAt({}),
    portFree: (_address: string, port: number) => Promise.resolve(!taken.includes(port)),
    docker: () => Promise.resolve({ code: 0, stdout: '', stderr: '' }),
  };
  const found = { containers: [], compose: { ...facts, file: '', before: new Map() } };
  const { problems } = await dockerPortsCheck.evaluate({
    project,
    look,
    facts: found,
    request,
    points,
    providers,
  });
  return problems.map(({ message, fix, at }) => [message, /give (.*) another/.exec(fix)?.[1], at?.pointer]);
}

const by = 'is taken by a program that is not yours to see';

test.each([
  [8069, 'ODOO_PORT'],
  [8072, 'GEVENT_PORT'],
  [5432, 'POSTGRES_PORT'],
  [5678, 'DEBUGGER_PORT'],
])('port %i is that of %s', async (port, setting) => {
  expect(await said({}, [port])).toEqual([[`port ${String(port)} on 127.0.0.1 ${by}`, setting, undefined]]);
});

test.each<[Json, string]>([
  [{ odoo: { ports: ['9000:8080'] } }, '/service_patches/odoo/ports/0'],
  [{ odoo: { ports: ['9000:8069'] } }, '/service_patches/odoo/ports/0'],
  [{ odoo: { ports: { append: ['8081:8081', '9000:8080'] } } }, '/service_patches/odoo/ports/append/1'],
  [{ postgres: { ports: { replace: ['9000:5432'] } } }, '/service_patches/postgres/ports/replace/0'],
  [{ odoo: { ports: ['8998-9002:8998-9002'] } }, '/service_patches/odoo/ports/0'],
])('a busy port of the patch %j is shown where it stands', async (service_patches, pointer) => {
  const service = pointer.includes('postgres') ? 'db' : 'odoo';
  expect(await said({ service_patches }, [9000])).toEqual([
    [`port 9000 on 127.0.0.1 ${by}`, `ports of the service ${service}`, pointer],
  ]);
});

test('a busy port inside a range of a service is found', async () => {
  const services = { shop: { image: 'nginx:1', ports: ['29170-29172:80-82'] } };
  expect(await said({ services }, [29171])).toEqual([
    [`port 29171 on 127.0.0.1 ${by}`, 'ports of the service shop', '/services/shop/ports/0'],
  ]);
});

test('a busy port of a service is shown where it stands, under a prefix too', async () => {
  const services = { shop: { image: 'nginx:1', ports: ['80', '9000:80'] } };
  const service_patches = { odoo: { ports: ['9001:8080'] } };
  expect(await said({ services, service_patches }, [9000, 9001], 'ODPM_COMPOSE_PREFIX=acme')).toEqual([
    [`port 9001 on 127.0.0.1 ${by}`, 'ports of the service acme-odoo', '/service_patches/odoo/ports/0'],
    [`port 9000 on 127.0.0.1 ${by}`, 'ports of the service shop', '/services/shop/ports/1'],
  ]);
});

test.each([
  [{ ports: ['9000:80/udp'] }],
  [{ ports: ['9000-9002:80'] }],
  [{ ports: ['9000:80'], profiles: ['x'] }],
])('what TCP does not take, Docker may choose or no start begins is not looked at: %j', async (more) => {
  expect(await said({ services: { shop: { image: 'nginx:1', ...more } } }, [9000])).toEqual([]);
});
