import { expect, test } from 'vitest';
import { readManifest } from '../../src/manifest/index.ts';
import { said, sound } from './sound.ts';

test.each([
  ['5.0.0', []],
  ['  4.7 ', []],
  ['4', []],
  ['v4.7.0', []],
  ['V4.7.0', []],
  ['4.7.0.dev1', []],
  ['4.7.0+build.1', []],
  ['v4.7+5', []],
  ['5.0.0-beta.1', []],
  ['>=4.6 <5 || >=5', []],
  ['4.6 - 5.1', []],
  ['5.x', []],
  [
    '4.x',
    [
      'error: the manifest needs odpm 4.x, this is 5.0.0. Use a version of odpm that fits, or change requires_odpm to "5.0.0".',
    ],
  ],
  [
    '^4.6.0',
    [
      'error: the manifest needs odpm ^4.6.0, this is 5.0.0. Use a version of odpm that fits, or change requires_odpm to "5.0.0".',
    ],
  ],
  [
    '6',
    [
      'error: the manifest needs odpm 6, this is 5.0.0. Use a version of odpm that fits, or change requires_odpm to "5.0.0".',
    ],
  ],
  [
    '5.0.1-rc1',
    [
      'error: the manifest needs odpm 5.0.1-rc1, this is 5.0.0. Use a version of odpm that fits, or change requires_odpm to "5.0.0".',
    ],
  ],
  [
    '   ',
    ['error: requires_odpm cannot be "   ". Write a minimum version, "5.0.0", or a range, ">=4.7 <6".'],
  ],
  [
    'new',
    ['error: requires_odpm cannot be "new". Write a minimum version, "5.0.0", or a range, ">=4.7 <6".'],
  ],
])('requires_odpm %j', (requires_odpm, problems) => {
  expect(said({ requires_odpm })).toEqual(problems);
});

test.each([
  ['{ "odoo_version": 19.0', '19.0'],
  ['{ "odoo_version": 19', '19.0'],
  ['{ "odoo_version": "19"', '19.0'],
])('%s is read by its text, with a warning', (start, version) => {
  const { odoo_version: _, ...rest } = sound;
  const manifest = readManifest('odpm.json', `${start}, ${JSON.stringify(rest).slice(1)}`);
  expect(manifest.problems.map(({ severity, fix }) => [severity, fix])).toEqual([
    ['warning', `Write "odoo_version": "${version}".`],
  ]);
  expect(manifest.ok && manifest.value.root).toEqual({ ...sound, odoo_version: version });
});

test('fields and shapes newer than requires_odpm are warned of, in scenarios too', () => {
  const box = {
    image: 'a',
    init: true,
    environment: { A: '1', B: true },
    depends_on: { db: { condition: 'service_healthy' } },
  };
  expect(
    said({ requires_odpm: '4.7', services: { box }, scenarios: { ci: { services: { box: null } } } }),
  ).toEqual(
    [
      '/services/box/init',
      '/services/box/environment/B',
      '/services/box/depends_on',
      '/scenarios/ci/services/box',
    ].map(
      (at) =>
        `warning: ${at} needs odpm 5.0.0, but requires_odpm allows 4.7.0. Write "requires_odpm": "5.0.0".`,
    ),
  );
});
