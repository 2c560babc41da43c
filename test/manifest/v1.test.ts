import { expect, test } from 'vitest';
import { readManifest, soundPart } from '../../src/manifest/index.ts';
import { valueAt } from '../../src/model/index.ts';

const sound = {
  odpm_version: '4.0',
  odoo_version: '19.0',
  python_version: '3.12',
  distro_name: 'debian',
  distro_version: '13',
  postgres_version: '17',
  odoo_git_link: 'file://${ODOO_PLATFORM_DIR} 19.0',
  dependencies: ['https://git.example.org/oca/web.git 19.0'],
  requirements_txt: ['phonenumbers==8.13.55'],
};

const read = (root: object | string) =>
  readManifest('odpm.json', typeof root === 'string' ? root : JSON.stringify(root, undefined, 2));

const places = (root: object | string): string[] =>
  read(root).problems.map(({ code, severity, at }) => `${severity} ${code} ${at?.pointer ?? ''}`);

function rootOf(text: object | string): unknown {
  const found = read(text);
  return found.ok ? found.value.root : found.problems;
}

test('a flat manifest becomes the nested one that says the same', () => {
  expect(places(sound)).toEqual([]);
  expect(rootOf(sound)).toEqual({
    manifest_schema: 2,
    requires_odpm: '4.0',
    odoo_version: '19.0',
    python: '3.12',
    distro: { name: 'debian', version: '13' },
    postgres: '17',
    platform: { git: 'file://${ODOO_PLATFORM_DIR} 19.0' },
    dependencies: ['https://git.example.org/oca/web.git 19.0'],
    requirements: ['phonenumbers==8.13.55'],
  });
});

test('fields that few manifests have find their places', () => {
  const more = {
    platform_name: 'flectra',
    odoo_build_date: '2025-01-31',
    arch: 'arm64',
    developing_project: 'git@github.com:acme/shop.git 19.0',
    database: { language: 'de_DE', country: false },
    odoo_conf: { options: { workers: 2 } },
  };
  expect(places({ ...sound, ...more })).toEqual([]);
  expect(rootOf({ ...sound, ...more })).toMatchObject({
    platform_name: 'flectra',
    platform: { git: sound.odoo_git_link, build_date: '2025-01-31' },
    arch: 'arm64',
    developing: { git: 'git@github.com:acme/shop.git 19.0' },
    database: { language: 'de_DE', country: false },
    odoo_conf: { options: { workers: 2 } },
  });
});

test('every value keeps the place of its flat text, and what is filled in says so', () => {
  const found = read('{\n  "odpm_version": "4.0",\n  "odoo_git_link": "file:///srv/odoo 17.0"\n}\n');
  const origins = found.ok ? [...found.value.origins] : [];
  expect(
    origins.map(([pointer, { by, line, column, pointer: flat }]) => [
      pointer,
      flat,
      `${by}:${line}:${column}`,
    ]),
  ).toEqual([
    ['', '', 'odpm.json:1:1'],
    ['/requires_odpm', '/odpm_version', 'odpm.json:2:19'],
    ['/platform', '/odoo_git_link', 'odpm.json:3:20'],
    ['/platform/git', '/odoo_git_link', 'odpm.json:3:20'],
    ['/manifest_schema', '/manifest_schema', 'default:1:1'],
    ['/python', '/python_version', 'default:1:1'],
    ['/distro', '/distro_name', 'default:1:1'],
    ['/distro/name', '/distro_name', 'default:1:1'],
    ['/distro/version', '/distro_version', 'default:1:1'],
    ['/postgres', '/postgres_version', 'default:1:1'],
  ]);
});

test.each([
  ['19.0', '3.12', '13'],
  ['18.0', '3.12', '13'],
  ['17.0', '3.10', '12'],
  ['16.0', '3.10', '11'],
  ['15.0', '3.7', '11'],
  ['11.0', '3.7', '11'],
  ['saas-18.2', '3.12', '13'],
  ['saas-17.4', '3.10', '12'],
  ['master', '3.12', '13'],
  ['20.0', '3.12', '13'],
])('Odoo %s stands on Python %s and Debian %s; PostgreSQL is 13, as ever', (version, python, debian) => {
  expect(rootOf({ odpm_version: '4.0', odoo_version: version })).toEqual({
    manifest_schema: 2,
    requires_odpm: '4.0',
    odoo_version: version,
    platform: { git: `https://github.com/odoo/odoo.git ${version}` },
    python,
    distro: { name: 'debian', version: debian },
    postgres: '13',
  });
});

test('numbers where people write them keep their text', () => {
  const text =
    '{"odpm_version": 4.0, "odoo_version": 17.0, "python_version": 3.10, "distro_version": 12, "postgres_version": 15, "odoo_build_date": 20250131}';
  expect(places(text)).toEqual([]);
  expect(rootOf(text)).toMatchObject({
    requires_odpm: '4.0',
    odoo_version: '17.0',
    python: '3.10',
    distro: { version: '12' },
    postgres: '15',
    platform: { build_date: '20250131' },
  });
});

test('a manifest of the first years is read: an old key, no version of the format', () => {
  const old = {
    python_version: '3.10',
    debian_version: '11',
    odoo_version: '17.0',
    dependencies: [],
    requirements_txt: ['debugpy==1.6.3'],
  };
  expect(places(old)).toEqual([
    'warning manifest/no-odpm-version /odpm_version',
    'warning manifest/old-key /debian_version',
  ]);
  expect(rootOf(old)).toMatchObject({ requires_odpm: '3.0', distro: { name: 'debian', version: '11' } });
});

test('beside its old name, the name of today counts', () => {
  const both = { ...sound, debian_version: '11' };
  expect(places(both)).toEqual(['warning manifest/old-key /debian_version']);
  expect(rootOf(both)).toMatchObject({ distro: { version: '13' } });
});

test.each([
  [{ odpm_version: '2.0' }, 'error manifest/bad-value /odpm_version'],
  [{ odpm_version: '4.x' }, 'error manifest/bad-value /odpm_version'],
  [{ odpm_version: null }, 'error manifest/wrong-type /odpm_version'],
  [{ odoo_version: { major: 19 } }, 'error manifest/wrong-type /odoo_version'],
  [{ odoo_version: 'nineteen' }, 'error manifest/bad-value /odoo_version'],
  [{ odoo_version: '19' }, 'warning manifest/version-spelling /odoo_version'],
  [{ python_version: 'snake' }, 'error manifest/bad-value /python_version'],
  [{ distro_name: 13 }, 'error manifest/wrong-type /distro_name'],
  [{ postgres_version: 'newest' }, 'error manifest/bad-value /postgres_version'],
  [{ dependencies: 'https://git.example.org/web.git' }, 'error manifest/wrong-type /dependencies'],
  [{ dependencies: [{ git: 'x' }] }, 'error manifest/wrong-type /dependencies/0'],
  [{ requirements_txt: 'requests' }, 'error manifest/wrong-type /requirements_txt'],
  [{ odoo_build_date: '20250231' }, 'error manifest/bad-value /odoo_build_date'],
  [{ odoo_build_date: '2025-0131' }, 'error manifest/bad-value /odoo_build_date'],
  [{ odoo_build_date: '2025-01-31' }, undefined],
  [{ odoo_build_date: 'latest' }, undefined],
  [{ platform_name: '' }, 'error manifest/bad-value /platform_name'],
  [{ arch: 'x86_64' }, undefined],
  [{ arch: 'sparc64' }, 'error manifest/not-allowed /arch'],
  [{ database: 'ru_RU' }, 'error manifest/wrong-type /database'],
  [{ database: { country: true } }, 'error manifest/not-allowed /database/country'],
  [{ database: { country: null } }, undefined],
  [{ database: { tongue: 'de' } }, 'warning manifest/flat-unknown-key /database/tongue'],
  [{ odoo_conf: { options: ['workers'] } }, 'error manifest/wrong-type /odoo_conf/options'],
  [
    { odoo_conf: { options: { addons_path: '/x' } } },
    'error manifest/managed-option /odoo_conf/options/addons_path',
  ],
  [{ manifest_schema: 1 }, undefined],
  [{ $schema: './odpm.schema.json' }, undefined],
  [{ maintainer: 'ann' }, 'warning manifest/flat-unknown-key /maintainer'],
  [{ scenarios: { ci: {} } }, 'error manifest/needs-nested /scenarios'],
  [{ hooks: { pre_up: [['true']] } }, 'error manifest/needs-nested /hooks'],
  [{ locks: { git: {} } }, 'error manifest/needs-nested /locks'],
])('a flat manifest with %j', (changes, place) => {
  expect(places({ ...sound, ...changes })).toEqual(place === undefined ? [] : [place]);
});

test('a slip of the pen is named with what was meant', () => {
  const [problem] = read({ ...sound, requirments_txt: ['requests'] }).problems;
  expect(problem?.fix).toBe('Did you mean "requirements_txt"?');
});

test('all problems are told at once, whatever kind they are of', () => {
  const text = { odpm_version: '9.0', colour: 1, hooks: {}, odoo_conf: { options: { data_dir: '/x' } } };
  expect(places(text)).toEqual([
    'error manifest/missing-key /odoo_version',
    'error manifest/bad-value /odpm_version',
    'warning manifest/flat-unknown-key /colour',
    'error manifest/needs-nested /hooks',
    'error manifest/managed-option /odoo_conf/options/data_dir',
  ]);
});

test('messages name the flat keys', () => {
  const [problem] = read({ ...sound, odoo_git_link: 'file:///srv/odoo 19.0' }).problems;
  expect(problem?.message).toBe('/odoo_git_link is a path specific to one machine');
});

test('keys of a nested manifest without its version are not taken for a flat one', () => {
  expect(places({ requires_odpm: '5.0.0', platform: {} })).toEqual([
    'error manifest/not-flat /manifest_schema',
    'error manifest/missing-key /python',
    'error manifest/missing-key /distro',
    'error manifest/missing-key /postgres',
    'error manifest/missing-key /platform/git',
  ]);
});

test('where the name of today has a wrong value, its old name takes no place: nothing is said of it', () => {
  const both = JSON.stringify({ ...sound, distro_version: { number: '13' }, debian_version: '${A}' });
  expect(valueAt(soundPart('odpm.json', both)?.root ?? null, ['distro', 'version'])).toBe('13');
});

test('beside other mistakes, too, what is wrong with the name of today is told at its place', () => {
  const both = JSON.stringify({
    ...sound,
    distro_version: '${A}',
    debian_version: '13',
    dependencies: [null],
  });
  const found = soundPart('odpm.json', both);
  expect(found?.origins.get('/distro/version')?.pointer).toBe('/distro_version');
});
