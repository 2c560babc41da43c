import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { places, read, said, sound } from './sound.ts';

const shown = (text: string): string =>
  asText(readManifest('odpm.json', text).problems, { width: 100, colour: false });

test('a sound manifest has no problems', () => {
  expect(said({})).toEqual([]);
});

test('a manifest with a BOM and CRLF is read like any other', () => {
  const text = `\ufeff${JSON.stringify(sound, undefined, 2).replaceAll('\n', '\r\n')}`;
  const again = readManifest('odpm.json', text);
  expect(again.ok && again.value.root).toEqual(sound);
});

test.each([
  ['[]', 'a list'],
  ['null', 'null'],
  ['"s"', 'a string'],
  ['1', 'a number'],
])('%s is no manifest', (text, found) => {
  expect(readManifest('odpm.json', text).problems.map(({ message }) => message)).toEqual([
    `the manifest must be an object, not ${found}`,
  ]);
});

test('a key that stands there under another name is not missing, too', () => {
  const { postgres, python, ...rest } = sound;
  const given = {
    ...rest,
    postgers: postgres,
    python_version: python,
    platform: { gti: 'https://github.com/odoo/odoo.git 19.0' },
    dependencies: [{ url: 'https://github.com/OCA/web.git', branch: '19.0' }],
  };
  expect(
    readManifest('odpm.json', JSON.stringify(given)).problems.map(({ message, fix }) => [message, fix]),
  ).toEqual([
    ['unknown key "gti" (/platform/gti)', 'Did you mean "git"?'],
    ['unknown key "postgers" (/postgers)', 'Did you mean "postgres"?'],
    ['unknown key "python_version" (/python_version)', 'Write "python": "3.12".'],
    ['unknown key "url" (/dependencies/0/url)', 'Did you mean "git"?'],
  ]);
});

test.each([
  ['"a": 1, "a": 2', 'manifest/duplicate-key'],
  ['"__proto__": {}', 'manifest/forbidden-key'],
  ['"a": "\\ud800"', 'manifest/unpaired-surrogate'],
  ['"a": "\\u0000"', 'manifest/nul'],
  ['"a": 1e999', 'manifest/number-too-large'],
])('%s hides nothing else that is wrong', (odd, code) => {
  const services = { box: { image: 'a', environment: 'HERE', depends_on: [1], nope: 1 } };
  const text = JSON.stringify({ ...sound, services }).replace('"HERE"', `{${odd}}`);
  expect(readManifest('odpm.json', text).problems.map((one) => one.code)).toEqual([
    code,
    'manifest/number-for-text',
    'manifest/unknown-key',
  ]);
});

test('of a key that stands twice the last value is looked at', () => {
  const text = JSON.stringify({ ...sound, services: {} }).replace(
    '"services"',
    '"hooks":1,"hooks":2,"services"',
  );
  expect(
    readManifest('odpm.json', text).problems.map(({ code, at }) => `${code} ${String(at?.column)}`),
  ).toEqual([
    `manifest/duplicate-key ${String(text.lastIndexOf('"hooks"') + 1)}`,
    `manifest/wrong-type ${String(text.lastIndexOf('"hooks"') + 9)}`,
  ]);
});

test.each([
  [{ arch: 64 }, 'Write it like "amd64".'],
  [{ dependencies: [5] }, 'Write it like "https://github.com/OCA/web.git 19.0".'],
  [{ database: { language: 1 } }, 'Write it like "en_US".'],
  [{ service_sources: { tools: 5 } }, 'Write it like "https://github.com/my-org/tools.git main".'],
  [{ services: { box: { image: 'a', ports: [80.5] } } }, 'Write it like "8025:8025".'],
  [{ services: { box: { image: 'a', tmpfs: 3.7 } } }, 'Write it like "/tmp".'],
  [{ services: { box: { image: 'a', dns: 3.7 } } }, 'Write it like ["1.1.1.1"].'],
  [{ services: { box: { image: 'a', working_dir: 3.7 } } }, 'Write it like "/srv".'],
  [{ services: { box: { image: 'a', user: 1000 } } }, 'Write "1000", in double quotes.'],
  [{ services: { box: { image: 'a', stop_grace_period: 90 } } }, 'Write "90s", in double quotes.'],
])('a number is only quoted where such a text is usual: %j', (changes, fix) => {
  expect(read(changes).problems.map((one) => one.fix)).toEqual([fix]);
});

test('of a value of another type it is not said that it is none of those listed', () => {
  expect(places({ arch: null })).toEqual(['manifest/wrong-type /arch']);
});

test('nothing is too new where the shape is wrong', () => {
  const box = { image: 'a', ports: { 80: 80 } };
  expect(
    places({ requires_odpm: '4.7.0', services: { box, none: null, other: { image: 'a', tmpfs: '/a' } } }),
  ).toEqual([
    'manifest/wrong-type /services/box/ports',
    'manifest/wrong-type /services/none',
    'manifest/newer-field /services/other/tmpfs',
  ]);
});

test('everything that is wrong is said at once, each at its place', () => {
  const text = `{
  "manifest_schema": 2,
  "requires_odpm": "5.0.0",
  "platform": { "git": "" },
  "python": 3.12,
  "distro": { "name": "debian" },
  "dependancies": [],
  "services": { "box": { "image": "a", "environment": { "A": [] } } }
}`;
  expect(shown(text)).toMatchInlineSnapshot(`
    "error: "postgres" is missing (/postgres)

      odpm.json:1:1
      1 | {
          ~

      Add "postgres": "17".

      manifest/missing-key (odpm explain manifest/missing-key)

    error: /platform/git is empty

      odpm.json:4:24
      4 |   "platform": { "git": "" },
                                 ~~

      Write it like "file://\${ODOO_PLATFORM_DIR}".

      manifest/empty (odpm explain manifest/empty)

    error: /python must be a string, not the number 3.12

      odpm.json:5:13
      5 |   "python": 3.12,
                      ~~~~

      Write "3.12", in double quotes.

      manifest/number-for-text (odpm explain manifest/number-for-text)

    error: "version" is missing (/distro/version)

      odpm.json:6:13
      6 |   "distro": { "name": "debian" },
                      ~~~~~~~~~~~~~~~~~~~~

      Add "version": "13".

      manifest/missing-key (odpm explain manifest/missing-key)

    error: unknown key "dependancies" (/dependancies)

      odpm.json:7:3
      7 |   "dependancies": [],
            ~~~~~~~~~~~~~~

      Did you mean "dependencies"?

      manifest/unknown-key (odpm explain manifest/unknown-key)

    error: /services/box/environment/A must be a string, a number, true, false or null, not a list

      odpm.json:8:62
      8 |   "services": { "box": { "image": "a", "environment": { "A": [] } } }
                                                                       ~~

      Write a string, a number, true, false or null there.

      manifest/wrong-type (odpm explain manifest/wrong-type)
    "
  `);
});

test.each([
  [{ service: {} }, 'manifest/unknown-key /service'],
  [{ python_version: '3.10' }, 'manifest/unknown-key /python_version'],
  [{ platform: 'https://x/y' }, 'manifest/wrong-type /platform'],
  [{ platform: {} }, 'manifest/missing-key /platform/git'],
  [{ distro: { name: 'debian', version: 13 } }, 'manifest/number-for-text /distro/version'],
  [{ python: 'snake' }, 'manifest/bad-value /python'],
  [{ python: null }, 'manifest/wrong-type /python'],
  [{ postgres: 'latest' }, 'manifest/bad-value /postgres'],
  [{ odoo_version: 'nineteen' }, 'manifest/bad-value /odoo_version'],
  [{ odoo_version: [] }, 'manifest/wrong-type /odoo_version'],
  [{ platform_name: '../x' }, 'manifest/bad-value /platform_name'],
  [{ requirements: [1] }, 'manifest/number-for-text /requirements/0'],
  [{ odoo_conf: [] }, 'manifest/wrong-type /odoo_conf'],
  [{ odoo_conf: { options: { a: [] } } }, 'manifest/wrong-type /odoo_conf/options/a'],
  [{ odoo_conf: { options: { 'a=b': '' } } }, 'manifest/bad-name /odoo_conf/options/a=b'],
  [{ odoo_conf: { options: { HTTP_port: 1 } } }, 'manifest/managed-option /odoo_conf/options/HTTP_port'],
  [{ odoo_conf: { options: { db_host: 'x' } } }, 'manifest/managed-option /odoo_conf/options/db_host'],
  [
    { odoo_conf: { options: { Workers: 1, workers: 2 } } },
    'manifest/option-twice /odoo_conf/options/workers',
  ],
  [{ services: { db: { image: 'a' } } }, 'manifest/reserved-name /services/db'],
  [{ services: { 'my box': { image: 'a' } } }, 'manifest/bad-name /services/my box'],
  [{ services: { '..': { image: 'a' } } }, 'manifest/bad-name /services/..'],
  [{ services: { box: {} } }, 'manifest/missing-key /services/box/image'],
  [{ services: { box: null } }, 'manifest/wrong-type /services/box'],
  [{ services: { box: { image: 'a', command: 'run' } } }, 'manifest/wrong-type /services/box/command'],
  [
    { services: { box: { image: 'a', environment: 'A=1' } } },
    'manifest/wrong-type /services/box/environment',
  ],
  [
    { services: { box: { image: 'a', healthcheck: { retries: 0 } } } },
    'manifest/too-small /services/box/healthcheck/retries',
  ],
  [
    { services: { box: { image: 'a', healthcheck: { interval: 5 } } } },
    'manifest/number-for-text /services/box/healthcheck/interval',
  ],
  [
    { services: { box: { image: 'a', depends_on: { db: { condition: 'up' } } } } },
    'manifest/bad-value /services/box/depends_on/db/condition',
  ],
  [{ service_patches: { odoo: {} } }, 'manifest/empty /service_patches/odoo'],
  [{ service_patches: { odoo: { colour: 1 } } }, 'manifest/unknown-key /service_patches/odoo/colour'],
  [{ hooks: { pre_up: [[]] } }, 'manifest/empty /hooks/pre_up/0'],
  [{ services: { box: { image: 'a', restart: 'sometimes' } } }, 'manifest/bad-value /services/box/restart'],
  [{ hooks: { pre_up: [{ argv: ['', 'x'] }] } }, 'manifest/empty-program /hooks/pre_up/0/argv/0'],
  [{ services: { box: {} } }, 'manifest/missing-key /services/box/image'],
  [{ hooks: { pre_up: [['']] } }, 'manifest/empty-program /hooks/pre_up/0/0'],
  [{ hooks: { pre_up: [['a', 1]] } }, 'manifest/number-for-text /hooks/pre_up/0/1'],
  [{ hooks: { lunch: [] } }, 'manifest/unknown-key /hooks/lunch'],
  [{ scenarios: [] }, 'manifest/wrong-type /scenarios'],
  [{ scenarios: { staging: {} } }, 'manifest/unknown-key /scenarios/staging'],
  [{ scenarios: { ci: { python: '3.12' } } }, 'manifest/unknown-key /scenarios/ci/python'],
  [{ scenarios: { ci: { requirements: null } } }, 'manifest/wrong-type /scenarios/ci/requirements'],
  [
    { scenarios: { ci: { services: { box: null } } } },
    'manifest/nothing-to-remove /scenarios/ci/services/box',
  ],
  [
    { scenarios: { server: { services: { db: { image: 'a' } } } } },
    'manifest/reserved-name /scenarios/server/services/db',
  ],
  [
    { scenarios: { server: { odoo_conf: { options: { db_host: 'x' } } } } },
    'manifest/managed-option /scenarios/server/odoo_conf/options/db_host',
  ],
  [{ manifest_schema: 3 }, 'manifest/unknown-format /manifest_schema'],
  [{ manifest_schema: 1 }, 'manifest/not-flat /manifest_schema'],
  [{ manifest_schema: undefined }, 'manifest/not-flat /manifest_schema'],
])('%j has one problem', (changes, place) => {
  expect(places(changes)).toEqual([place]);
});

test('db_host may be set where odpm does not manage it', () => {
  expect(said({ scenarios: { ci: { odoo_conf: { options: { db_host: 'x' } } } } })).toEqual([]);
});

test('names that every object inherits are not there', () => {
  const { platform: _, ...rest } = sound;
  const text = JSON.stringify({ ...rest, hasOwnProperty: 1, toString: 2 });
  expect(readManifest('odpm.json', text).problems.map(({ message }) => message)).toEqual([
    '"platform" is missing (/platform)',
    'unknown key "hasOwnProperty" (/hasOwnProperty)',
    'unknown key "toString" (/toString)',
  ]);
});

test('a path that only one machine has is a note', () => {
  expect(said({ dependencies: ['file:///srv/web', 'file://${WEB}'] })).toEqual([
    'note: /dependencies/0 is a path specific to one machine. Write a variable, file://${MY_FOLDER}, and set it in .env.',
  ]);
});
