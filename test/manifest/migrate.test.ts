import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, readJson } from '../../src/manifest/index.ts';
import { valueAt } from '../../src/model/index.ts';
import type { Document } from '../../src/model/index.ts';

interface Beside {
  readonly settings?: object;
  readonly lock?: object;
  readonly variables?: Readonly<Record<string, string>>;
}

function document(file: string, root: object | undefined): Document | undefined {
  const read = root && readJson(file, JSON.stringify(root));
  return read?.ok ? read.value : undefined;
}

function migrated(text: string, { settings, lock, variables = {} }: Beside = {}) {
  const found = migrate('odpm.json', text, {
    settings: document('user_settings.json', settings),
    lock: document('.odpm/deps.lock.json', lock),
    variables: (name) => {
      const value = variables[name];
      return value === undefined ? undefined : { value, by: 'the environment' };
    },
  });
  return found.ok
    ? { ...found.value, problems: [] }
    : { text: undefined, notes: [], problems: found.problems };
}

const listed = (text: string, beside?: Beside): string[] =>
  migrated(text, beside).notes.map(({ what, pointer, because }) => `${what} ${pointer}: ${because}`);

const rootOf = (text: string, beside?: Beside): unknown => JSON.parse(migrated(text, beside).text ?? 'null');

const whole = {
  odpm_version: '4.0',
  odoo_version: '19.0',
  python_version: '3.12',
  distro_name: 'debian',
  distro_version: '13',
  postgres_version: '17',
  odoo_git_link: 'https://github.com/odoo/odoo.git 19.0',
};

test('order, indentation and what stands in one line are kept', () => {
  const text = `{
    "odoo_version": "17.0",
    "requirements_txt": ["zeep", "lxml==5.2"],
    "odpm_version": "4.0",
    "dependencies": [
        "https://github.com/OCA/web.git 17.0"
    ],
    "odoo_conf": { "options": { "workers": 2, "limit_time_real": 1.50 } },
    "postgres_version": 15
}
`;
  expect(migrated(text).text).toBe(`{
    "manifest_schema": 2,
    "requires_odpm": "4.4.0",
    "odoo_version": "17.0",
    "platform": {
        "git": "https://github.com/odoo/odoo.git 17.0"
    },
    "python": "3.10",
    "distro": {
        "name": "debian",
        "version": "12"
    },
    "requirements": ["zeep", "lxml==5.2"],
    "dependencies": [
        "https://github.com/OCA/web.git 17.0"
    ],
    "odoo_conf": { "options": { "workers": 2, "limit_time_real": 1.50 } },
    "postgres": "15"
}
`);
});

const laidOut = (indent: string, lineEnd: string): string =>
  [
    '{',
    `${indent}"manifest_schema": 2,`,
    `${indent}"requires_odpm": "4.4.0",`,
    `${indent}"odoo_version": "19.0",`,
    `${indent}"platform": {`,
    `${indent}${indent}"git": "https://github.com/odoo/odoo.git 19.0"`,
    `${indent}},`,
    `${indent}"python": "3.12",`,
    `${indent}"distro": {`,
    `${indent}${indent}"name": "debian",`,
    `${indent}${indent}"version": "13"`,
    `${indent}},`,
    `${indent}"postgres": "13",`,
    `${indent}"dependencies": [`,
    `${indent}${indent}"https://a.org/b.git"`,
    `${indent}]`,
    '}',
  ].join(lineEnd);

const small = (space: string, indent: string, lineEnd: string): string =>
  [
    '{',
    `${indent}"odoo_version": "19.0",${space}"odpm_version": "4.0",`,
    `${indent}"dependencies": [`,
    `${indent}${indent}"https://a.org/b.git"`,
    `${indent}]`,
    '}',
  ].join(lineEnd);

test.each([
  ['CRLF and tabs', `${small(' ', '\t', '\r\n')}\r\n`, `${laidOut('\t', '\r\n')}\r\n`],
  ['no line end at its end', small('\n   ', '   ', '\n'), laidOut('   ', '\n')],
  ['one line', `${small(' ', '', ' ')}\n`, `${laidOut('  ', '\n')}\n`],
  ['a BOM', `\ufeff${small(' ', '    ', '\n')}\n`, `${laidOut('    ', '\n')}\n`],
])('the layout of a file with %s is kept', (_, text, expected) => {
  expect(migrated(text).text).toBe(expected);
});

test('what is filled in is listed with its reason', () => {
  expect(listed('{"odpm_version": "4.0", "odoo_version": "16.0"}')).toEqual([
    'filled in /platform/git: "https://github.com/odoo/odoo.git 16.0", the default of Odoo 16.0',
    'filled in /python: "3.10", the default of Odoo 16.0',
    'filled in /distro/name: "debian", the default',
    'filled in /distro/version: "11", the default of Odoo 16.0',
    'filled in /postgres: "13", what a flat manifest means without postgres_version',
  ]);
});

test('what has no place is listed, and an old key beside the one of today', () => {
  const text = JSON.stringify({
    ...whole,
    maintainer: 'ann',
    debian_version: '11',
    database: { tongue: 'de' },
  });
  expect(listed(text)).toEqual([
    'left out /maintainer: version 1 has no such key',
    'left out /database/tongue: version 1 has no such key',
    'left out /debian_version: "distro_version" is there too',
  ]);
});

test('what only nested manifests have is carried as it stands, and asks for the odpm that knows it', () => {
  const more = { hooks: { pre_up: [['true']] }, scenarios: { ci: { requirements: ['pytest'] } } };
  expect(rootOf(JSON.stringify({ ...whole, ...more }))).toMatchObject({ ...more, requires_odpm: '4.7.0' });
});

test('a manifest that would not be sound afterwards is refused at the place of the flat file', () => {
  const { text, problems } = migrated(JSON.stringify({ ...whole, scenarios: { night: {} } }, undefined, 2));
  expect(text).toBeUndefined();
  expect(problems.map(({ code, at }) => `${code} ${at?.pointer ?? ''}:${at?.line ?? 0}`)).toEqual([
    'manifest/unknown-key /scenarios/night:10',
  ]);
});

test('both spellings of a reference become one, and nothing is filled in', () => {
  const text = JSON.stringify({
    ...whole,
    odoo_git_link: 'file://$<ODOO_DIR>',
    dependencies: ['https://${HOST:-$<OTHER>}/a.git', 'https://a.org/$$<b>.git'],
    requirements_txt: ['a$<b>'],
  });
  expect(rootOf(text, { variables: { ODOO_DIR: '/srv/odoo' } })).toMatchObject({
    platform: { git: 'file://${ODOO_DIR}' },
    dependencies: ['https://${HOST:-${OTHER}}/a.git', 'https://a.org/$$<b>.git'],
    requirements: ['a$<b>'],
  });
});

const commit = 'a'.repeat(40);

test('a commit of the lock stands under the link as the manifest spells it, else under its address', () => {
  const text = JSON.stringify({ ...whole, dependencies: ['git@${GIT_HOST}:oca/web.git 19.0'] });
  const lock = {
    schema_version: 1,
    platform: { url: 'https://github.com/odoo/odoo', commit },
    dependencies: [
      { url: 'https://git.example.org/oca/web', commit, branch: '19.0' },
      { url: 'https://git.example.org/oca/crm', commit: '0123abc' },
      { url: 'file:///srv/tools', commit, kind: 'file' },
    ],
  };
  const beside = { lock, variables: { GIT_HOST: 'git.example.org' } };
  expect(rootOf(text, beside)).toMatchObject({
    locks: {
      git: {
        'https://github.com/odoo/odoo.git': commit,
        'git@${GIT_HOST}:oca/web.git': commit,
        'https://git.example.org/oca/crm': '0123abc',
      },
    },
  });
  expect(listed(text, beside)).toEqual([
    'taken over /locks/git: https://github.com/odoo/odoo.git of .odpm/deps.lock.json',
    'taken over /locks/git: git@${GIT_HOST}:oca/web.git of .odpm/deps.lock.json',
    'taken over /locks/git: https://git.example.org/oca/crm of .odpm/deps.lock.json, which no link of the manifest names',
    'left out /locks/git: file:///srv/tools of .odpm/deps.lock.json is a folder of this machine',
  ]);
});

test('a lock of another shape is a problem at its place', () => {
  const lock = { schema_version: 1, dependencies: [{ url: 5 }] };
  const { problems } = migrated(JSON.stringify(whole), { lock });
  expect(problems.map(({ code, at }) => `${code} ${at?.file ?? ''} ${at?.pointer ?? ''}`)).toEqual([
    'manifest/missing-key .odpm/deps.lock.json /dependencies/0/commit',
    'manifest/wrong-type .odpm/deps.lock.json /dependencies/0/url',
  ]);
});

test.each([
  ['file:///srv/shop', undefined],
  ['file://${SHOP_DIR}', { git: 'file://${SHOP_DIR}' }],
  ['git@github.com:acme/shop.git 19.0', { git: 'git@github.com:acme/shop.git 19.0' }],
])('developing_project %s of user_settings.json', (link, developing) => {
  const text = JSON.stringify(whole);
  const settings = { developing_project: link };
  expect(valueAt(rootOf(text, { settings }) as never, ['developing'])).toEqual(developing);
  expect(listed(text, { settings }).join()).toContain('/developing/git');
});

test('what the manifest says itself wins over user_settings.json', () => {
  const own = { ...whole, developing_project: 'file:///srv/mine', database: { language: 'de_DE' } };
  const settings = {
    developing_project: 'https://a.org/b.git',
    db_creation_data: { db_lang: 'fr_FR', db_country_code: 'FR' },
  };
  expect(rootOf(JSON.stringify(own), { settings })).toMatchObject({
    developing: { git: 'file:///srv/mine' },
    database: { language: 'de_DE' },
  });
  expect(listed(JSON.stringify(own), { settings })).toEqual([]);
});

test('the address of the schema follows the version', () => {
  const text = JSON.stringify({ $schema: './schemas/odpm.v1.schema.json', ...whole });
  expect(rootOf(text)).toMatchObject({ $schema: './schemas/odpm.v2.schema.json' });
});

test('the guide shows what migration makes of its example', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/migrate.md'), 'utf8');
  const [before = '', after] = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
  expect(migrated(before).text).toBe(after);
});
