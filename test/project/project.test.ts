import { expect, test } from 'vitest';
import { effective, projectOf, resolved, reviewed, told } from './given.ts';

test('a small manifest becomes a whole project', () => {
  const { settings: _, document: __, ...project } = projectOf({});
  expect(project).toMatchInlineSnapshot(`
    {
      "arch": "amd64",
      "backups": "/home/me/odoo_backups",
      "dependencies": [],
      "developing": {
        "at": undefined,
        "checkout": undefined,
        "folder": "/home/me/shop",
        "link": {
          "kind": "folder",
          "path": "/home/me/shop",
        },
        "name": "shop",
      },
      "distribution": {
        "name": "debian",
        "version": "13",
      },
      "folder": "/home/me/shop",
      "hooks": [],
      "keeping": {
        "id": "shop-1a2b3c",
        "locked": Map {},
        "projects": "/home/me/odoo_projects",
      },
      "name": "shop",
      "odooConf": Map {},
      "odooVersion": "19.0",
      "patches": [],
      "personal": {
        "cleanRepositories": false,
        "devMode": [],
        "moduleLinks": false,
        "modules": {
          "install": [],
          "update": [],
        },
        "newDatabase": {
          "country": undefined,
          "demo": false,
          "language": "en_US",
          "login": "admin",
        },
        "passwords": {
          "admin": "admin",
          "master": "1",
        },
        "updateRepositories": false,
      },
      "platform": {
        "at": "/platform/git",
        "checkout": undefined,
        "folder": "/srv/odoo",
        "link": {
          "kind": "folder",
          "path": "/srv/odoo",
        },
        "name": "odoo",
      },
      "postgres": {
        "major": 17,
        "version": "17",
      },
      "profile": "ci",
      "python": "3.13",
      "requirements": [],
      "serviceSources": Map {},
      "services": Map {},
      "systemPackages": [],
      "user": {
        "gid": 1001,
        "uid": 1000,
      },
    }
  `);
});

test.each([
  [undefined, 'file:///srv/odoo 18.0', '18.0'],
  [undefined, 'file:///srv/odoo saas-18.2', 'saas-18.2'],
  [undefined, 'file:///srv/odoo master', 'master'],
  ['19.0', 'file:///srv/odoo 18.0', '19.0'],
])('odoo_version %j with %s is %s', (odoo_version, git, version) => {
  expect(projectOf({ odoo_version, platform: { git } }).odooVersion).toBe(version);
});

test.each([
  [{ odoo_version: undefined }, 'project/no-odoo-version /odoo_version'],
  [
    { odoo_version: undefined, platform: { git: `file:///o ${'1'.repeat(40)}` } },
    'project/no-odoo-version /odoo_version',
  ],
  [{ distro: { name: 'ubuntu', version: '13' } }, 'project/unknown-distribution /distro/name'],
  [{ distro: { name: 'debian', version: 'sarge' } }, 'project/unknown-release /distro/version'],
  [{ platform: { git: 'file://~/odoo' } }, 'project/bad-link /platform/git'],
  [{ dependencies: ['git://h/x'] }, 'project/bad-link /dependencies/0'],
  [{ dependencies: ['https://u:p@h/r.git'] }, 'project/bad-link /dependencies/0'],
  [{ odoo_conf: { options: { a: 'x\ny' } } }, 'project/bad-option /odoo_conf/options/a'],
  [{ odoo_conf: { options: { a: ' lead' } } }, 'project/bad-option /odoo_conf/options/a'],
  [{ odoo_conf: { options: { a: 'trail ' } } }, 'project/bad-option /odoo_conf/options/a'],
  [{ services: { box: { image: 'a b' } } }, 'project/bad-image /services/box/image'],
  [
    { services: { box: { image: 'a', environment: ['=1'] } } },
    'project/bad-variable /services/box/environment/0',
  ],
  [
    { services: { box: { image: 'a', depends_on: ['box'] } } },
    'project/depends-on-itself /services/box/depends_on/0',
  ],
  [
    { services: { box: { image: 'a', depends_on: ['toString'] } } },
    'project/depends-on-nothing /services/box/depends_on/0',
  ],
  [
    { services: { box: { image: 'a', depends_on: { no: { condition: 'service_started' } } } } },
    'project/depends-on-nothing /services/box/depends_on/no',
  ],
  [
    { service_patches: { constructor: { environment: { A: '1' } } } },
    'project/patch-of-nothing /service_patches/constructor',
  ],
  [
    { service_patches: { odoo: { environment: { ODPM_CONFIG_PATH: '/x' } } } },
    'project/needed-variable /service_patches/odoo/environment/ODPM_CONFIG_PATH',
  ],
  [
    { service_patches: { postgres: { environment: { unset: ['POSTGRES_USER'] } } } },
    'project/needed-variable /service_patches/postgres/environment/unset/0',
  ],
  [
    { service_patches: { db: { environment: ['PGDATA=/x'] } } },
    'project/needed-variable /service_patches/db/environment/0',
  ],
  [{ hooks: { pre_up: ['mailpit.start'] } }, 'project/no-such-hook /hooks/pre_up/0'],
  [{ hooks: { pre_up: ['docker', 'build', '.'] } }, 'project/no-such-hook /hooks/pre_up/0'],
  [{ hooks: { pre_up: [['false', '||', 'true']] } }, 'project/shell-in-hook /hooks/pre_up/0/1'],
])('%j has one problem', (changes, problem) => {
  expect(told(changes)).toEqual([problem]);
});

test('words that lack their brackets are shown with them', () => {
  const [found] = resolved({ hooks: { pre_up: ['docker', 'build', '.'] } }).problems;
  expect(found?.fix).toBe('Put them into a list of their own: [["docker","build","."]].');
});

test.each([
  ['ODPM_BASE_IMAGE_PROFILE=medium', 'medium'],
  ['ODPM_SCENARIO=developer', 'full'],
  ['ODPM_SCENARIO=server', 'medium'],
  ['ODPM_SCENARIO=ci', 'ci'],
  ['ODPM_SCENARIO=server\nODPM_BASE_IMAGE_PROFILE=full', 'full'],
  ['', 'full'],
])('with %j in .env the base image is of the profile %s', (env, profile) => {
  const read = resolved({}, env);
  expect(read.ok ? read.value.profile : read.problems).toBe(profile);
});

test('packages of the system reach the project', () => {
  expect(projectOf({ system_packages: ['libmagic1', 'g++'] }).systemPackages).toEqual(['libmagic1', 'g++']);
});

test('of a manifest alone nothing is said that settings or this version decide', () => {
  const document = effective({
    dependencies: ['https://github.com/OCA/web.git 19.0'],
    services: { box: { image: 'a', ports: ['9000:80'] } },
  });
  expect(reviewed(document)).toEqual([]);
});

test('the same repository asked for twice is one, and names in the container differ', () => {
  const { dependencies, developing } = projectOf({
    dependencies: [
      'file:///srv/oca/web 18.0',
      'file:///srv/oca/web/ 19.0',
      'file:///srv/own/web',
      'file:///srv/odoo',
      'file:///x/own/web',
      'file:///srv/a%20b',
    ],
  });
  expect(developing.name).toBe('shop');
  expect(dependencies.map(({ name, link }) => [name, link])).toEqual([
    ['web', { kind: 'folder', path: '/srv/oca/web', ref: '19.0' }],
    ['own-web', { kind: 'folder', path: '/srv/own/web' }],
    ['srv-odoo', { kind: 'folder', path: '/srv/odoo' }],
    ['web-2', { kind: 'folder', path: '/x/own/web' }],
    ['a_20b', { kind: 'folder', path: '/srv/a%20b' }],
  ]);
});

test.each([
  ['/home/me/My Shop', 'myshop'],
  ['/home/me/_shop-1', 'shop-1'],
  // Nothing is left of the name: the path tells two such folders apart.
  ['/home/me/ÄÖ', 'odoo-6db3e9'],
  ['/', 'odoo-8a5eda'],
])('the folder %s makes a Compose project %s', (folder, name) => {
  expect(projectOf({}, folder).name).toBe(name);
});

test('options of odoo.conf are texts, in lower case, and the later spelling wins', () => {
  const { odooConf } = projectOf({
    odoo_conf: {
      options: { workers: 2, Proxy_Mode: true, list_db: false, limit: 1.5 },
      queue: { channels: 'root:2' },
    },
    scenarios: { developer: { odoo_conf: { options: { WORKERS: 4 } } } },
  });
  expect(odooConf).toEqual(
    new Map([
      [
        'options',
        new Map([
          ['workers', '4'],
          ['proxy_mode', 'True'],
          ['list_db', 'False'],
          ['limit', '1.5'],
        ]),
      ],
      ['queue', new Map([['channels', 'root:2']])],
    ]),
  );
});

test('environments of both forms become texts, null is kept', () => {
  const { services, patches } = projectOf({
    services: { box: { image: 'a', environment: { A: '1', B: 2, C: true, D: null } } },
    service_patches: { box: { environment: ['A=x=y', 'B'] } },
    scenarios: { developer: { service_patches: { odoo: { environment: { E: 1.5, unset: ['F'] } } } } },
  });
  expect(services.get('box')?.environment).toEqual(
    new Map([
      ['A', '1'],
      ['B', '2'],
      ['C', 'true'],
      ['D', null],
    ]),
  );
  expect(patches).toMatchObject([
    {
      service: 'box',
      environment: new Map([
        ['A', 'x=y'],
        ['B', null],
      ]),
      unset: [],
      at: '/service_patches/0/box',
    },
    { service: 'odoo', environment: new Map([['E', '1.5']]), unset: ['F'], at: '/service_patches/1/odoo' },
  ]);
});
