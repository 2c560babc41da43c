import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { told } from './given.ts';

const patchedTo = (box: JsonObject, patch: JsonObject): string[] =>
  told({ services: { box: { image: 'x', ...box } }, service_patches: { box: patch } });

test.each<[JsonObject, JsonObject, string]>([
  [{ tmpfs: ['/a'] }, { volumes: ['./a:/a'] }, '/service_patches/box/volumes/0'],
  [{ tmpfs: '/a:size=1m' }, { volumes: { append: ['./a:/a/'] } }, '/service_patches/box/volumes/append/0'],
  [{ volumes: ['./a:/a'] }, { tmpfs: '/a' }, '/service_patches/box/tmpfs'],
  [{ volumes: ['./a:/a'] }, { tmpfs: { append: ['/a'] } }, '/service_patches/box/tmpfs/append/0'],
  [{ volumes: ['./a:/a'], tmpfs: ['/a'] }, { tmpfs: { append: ['/b'] } }, '/services/box/tmpfs/0'],
])('a service of %j with the patch %j has a volume on a tmpfs', (box, patch, pointer) => {
  expect(patchedTo(box, patch)).toEqual([`project/mount-on-tmpfs ${pointer}`]);
});

test.each<[JsonObject, JsonObject]>([
  [{ tmpfs: ['/a'] }, { tmpfs: { remove: ['/a'] }, volumes: ['./a:/a'] }],
  [{ tmpfs: ['/a'] }, { tmpfs: ['/b'], volumes: ['./a:/a'] }],
  [{ volumes: ['./a:/a'] }, { volumes: { remove: ['/a'] }, tmpfs: '/a' }],
  [{ volumes: ['./a:/a'] }, { volumes: { replace: [] }, tmpfs: '/a' }],
  [{ volumes: ['./a:/a'], tmpfs: ['/a'] }, { tmpfs: { remove: ['/a'] } }],
  [{ volumes: ['./a:/a'] }, { volumes: ['./b:/a'] }],
])('a service of %j with the patch %j has one mount at a place', (box, patch) => {
  expect(patchedTo(box, patch)).toEqual([]);
});

test('two patches of odoo put a volume on a tmpfs', () => {
  const service_patches = { odoo: { tmpfs: ['/a'] } };
  const scenarios = { developer: { service_patches: { odoo: { volumes: ['./a:/a'] } } } };
  expect(told({ service_patches, scenarios }).map((line) => line.split(' ')[0])).toEqual([
    'project/mount-on-tmpfs',
  ]);
});

test.each<[JsonObject, string[]]>([
  [{ volumes: ['./b:/home/odoo/backups'] }, ['project/needed-mount']],
  [{ tmpfs: ['/home/odoo/backups/'] }, ['project/needed-mount']],
  [{ volumes: { remove: ['/home/odoo/backups'] } }, ['project/needed-mount']],
  [{ volumes: ['./b:/home/odoo/backups-old'] }, []],
])('the backups under the patch %j of odoo', (odoo, codes) => {
  expect(told({ service_patches: { odoo } }).map((line) => line.split(' ')[0])).toEqual(codes);
});
