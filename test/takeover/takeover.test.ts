import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { cases, folderOf4 } from './folder.ts';
import type { Ended, Folder } from './folder.ts';

// Each lays a folder out and runs several commands in it.
vi.setConfig({ testTimeout: 60_000 });

const lib = 'data/postgresql/var/lib/postgresql';
const odoo = 'data/odoo/home/nobody/.local/share/Odoo';

/** What a used stack has in `data/`. */
const used = (major: string) => ({
  [major === '18' ? `${lib}/data/18/docker/PG_VERSION` : `${lib}/data/PG_VERSION`]: `${major}\n`,
  [`${lib}/data/base/1/112`]: 'a table\n',
  [`${odoo}/filestore/shop/aa/aabb`]: 'a picture\n',
});

const majorOf = (name: string): string => (name === 'v1-server' ? '18' : '17');

function folder(name: string, data: Readonly<Record<string, string>> = used(majorOf(name))): Folder {
  const found = folderOf4(name, data);
  onTestFinished(() => {
    found.end();
  });
  return found;
}

interface Mount {
  readonly source: string;
  readonly target: string;
}

interface Composed {
  readonly services: Readonly<Record<string, { readonly volumes: readonly Mount[] } | undefined>>;
  readonly volumes: Readonly<
    Record<string, { readonly driver_opts?: { readonly type: string; o: string; device: string } }>
  >;
}

const composed = (of4: Folder): Composed => parse(of4.read('docker-compose.yml')) as Composed;

const bound = (device: string) => ({ driver: 'local', driver_opts: { type: 'none', o: 'bind', device } });

/** What keeps the plan from being carried out, without the notes above it. */
const errorIn = ({ err }: Ended): string => err.slice(err.indexOf('error: '));

const up = (of4: Folder) => of4.odpm('up', '--skip-start', '--no-input', '--trust');

const copies = (of4: Folder): Set<string> => {
  const replaced = '.odpm/state/replaced';
  const names = readdirSync(join(of4.path, replaced));
  return new Set(names.map((name) => readFileSync(join(of4.path, replaced, name), 'base64')));
};

test.each(cases)('%s: the plan says what becomes of it, and touches nothing', async (name) => {
  const of4 = folder(name);
  const before = of4.state();
  const planned = await of4.odpm('plan', '--skip-start');
  expect(planned.code, planned.err).toBe(0);
  const [opening = ''] = planned.out.split('\n\nsources');
  await expect(`${opening}\n`).toMatchFileSnapshot(`../../fixtures/takeover/${name}.txt`);
  expect(of4.state()).toEqual(before);
});

test.each(cases)('%s: not a byte is lost, and then there is nothing to do', async (name) => {
  const of4 = folder(name);
  const before = of4.state();
  const done = await up(of4);
  expect(done.code, done.err).toBe(0);
  const after = of4.state();
  const kept = copies(of4);
  const lost = [...before].filter(([path, bytes]) => after.get(path) !== bytes && !kept.has(bytes));
  expect(lost).toEqual([]);

  const again = await of4.odpm('plan', '--skip-start', '--detailed-exitcode');
  expect(again.code, again.out).toBe(0);
  expect(again.out).not.toContain('worked in this folder');
});

test.each(cases)('%s: cluster and filestore are used where they are', async (name) => {
  const of4 = folder(name);
  expect((await up(of4)).code).toBe(0);
  const { services, volumes } = composed(of4);
  expect(volumes['postgres-data']).toEqual(bound(join(of4.path, lib, 'data')));
  expect(volumes['odoo-data']).toEqual(bound(join(of4.path, odoo)));
  const target = majorOf(name) === '18' ? '/var/lib/postgresql' : '/var/lib/postgresql/data';
  expect(services['db']?.volumes).toContainEqual({ type: 'volume', source: 'postgres-data', target });
  expect(of4.read('.odpm/runtime/odoo_password')).toBe('odoo');
  expect(of4.read('.odpm/runtime/postgres_password')).toBe('odoo');
});

test('without data of odpm 4 the volumes and passwords are new', async () => {
  const of4 = folder('v2-developer', {});
  expect((await up(of4)).code).toBe(0);
  expect(composed(of4).volumes).toEqual({ 'odoo-data': {}, 'odoo-venv': {}, 'postgres-data': {} });
  expect(of4.read('.odpm/runtime/odoo_password')).toMatch(/^\w{32}$/);
  const planned = await of4.odpm('plan', '--skip-start', '--format', 'json');
  expect(planned.out).not.toContain('project.take_over');
});

test('a prefix stands in front of a volume that is a folder', async () => {
  const of4 = folder('v1-developer');
  of4.put('.env', `${of4.read('.env')}ODPM_COMPOSE_PREFIX=acme\n`);
  expect((await up(of4)).code).toBe(0);
  expect(composed(of4).volumes['acme-postgres-data']).toEqual(bound(join(of4.path, lib, 'data')));
});

test('a dollar in the path of a filestore is no variable', async () => {
  const of4 = folder('v1-developer', { 'data/odoo/home/a$b/.local/share/Odoo/filestore/shop/aa/aabb': '' });
  expect((await up(of4)).code).toBe(0);
  const device = join(of4.path, 'data/odoo/home/a$$b/.local/share/Odoo');
  expect(composed(of4).volumes['odoo-data']).toEqual(bound(device));
});

test('a file that a person made their own by taking the first line away stays theirs', async () => {
  const of4 = folder('v1-developer');
  const own = of4.read('Dockerfile').replace(/^.*\n/, '# Ours.\n');
  of4.put('Dockerfile', own);
  expect((await up(of4)).code).toBe(0);
  expect(of4.read('Dockerfile')).toBe(own);
  expect(of4.read('.odpm/generated/Dockerfile')).toContain('FROM python:3.12');
});

test('of two filestores nobody can tell which one is meant', async () => {
  const of4 = folder('v2-developer');
  of4.put('data/odoo/home/ana/.local/share/Odoo/filestore/shop/aa/aacc', 'another picture\n');
  const planned = await of4.odpm('plan', '--skip-start');
  expect(planned.code).toBe(3);
  await expect(errorIn(planned)).toMatchFileSnapshot('../../fixtures/takeover/several-filestores.txt');
});

test('a cluster of another major is not replaced by an empty one', async () => {
  const of4 = folder('v2-developer', used('15'));
  const planned = await of4.odpm('plan', '--skip-start');
  expect(planned.code).toBe(7);
  await expect(errorIn(planned)).toMatchFileSnapshot('../../fixtures/takeover/other-major.txt');
  expect((await up(of4)).code).toBe(7);
});

test.each(['', 'xx\n', '0\n', 'seventeen'])(
  'a cluster whose PG_VERSION is %j is left as it is',
  async (text) => {
    const of4 = folder('v2-developer', { [`${lib}/data/PG_VERSION`]: text });
    const done = await up(of4);
    expect(done.code).toBe(7);
    expect(errorIn(done)).toContain(`error: ${lib}/data/PG_VERSION names no version of PostgreSQL\n`);
    expect(errorIn(done)).toContain(`  mv ${lib}/data ${lib}/data-aside\n`);
    expect(done.err).not.toContain('NaN');
  },
);

test.each(['data/odoo/home/nobody', odoo])(
  'a filestore that %s leads to is used where it is',
  async (link) => {
    const of4 = folder('v2-developer', {});
    const disk = join(of4.path, '..', 'bigdisk');
    const below = odoo.slice(link.length);
    mkdirSync(join(disk, below, 'filestore/shop'), { recursive: true });
    mkdirSync(dirname(join(of4.path, link)), { recursive: true });
    rmSync(join(of4.path, link), { recursive: true, force: true });
    symlinkSync(disk, join(of4.path, link));
    expect((await up(of4)).code).toBe(0);
    expect(composed(of4).volumes['odoo-data']).toEqual(bound(join(of4.path, odoo)));

    // What lies elsewhere is asked for: the link may have come by git.
    const asked = await of4.odpm('trust', '--no-input');
    expect(asked.err).toContain(`asks  service odoo: mounts ${odoo} (which is `);
  },
);

test('PostgreSQL 18 finds its cluster in each place where 4.x had one', async () => {
  const places = [
    [`${lib}/18/docker`, lib, '/var/lib/postgresql'],
    [`${lib}/data/18/docker`, `${lib}/data`, '/var/lib/postgresql'],
    [`${lib}/data`, `${lib}/data`, '/var/lib/postgresql/18/docker'],
  ] as const;
  for (const [cluster, device, target] of places) {
    const of4 = folder('v1-server', { [`${cluster}/PG_VERSION`]: '18\n' });
    expect((await up(of4)).code).toBe(0);
    const { services, volumes } = composed(of4);
    expect(volumes['postgres-data']).toEqual(bound(join(of4.path, device)));
    expect(services['db']?.volumes).toContainEqual({ type: 'volume', source: 'postgres-data', target });
  }
});
