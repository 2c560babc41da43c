import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import type { Settings } from '../../src/model/index.ts';
import { readSettings } from '../../src/settings/index.ts';
import { took } from '../took.ts';

const read = (text: string, environment: Readonly<Record<string, string>> = {}) =>
  readSettings(
    [
      { file: '.env', text },
      { file: '~/.odpm/.env', text: undefined },
    ],
    environment,
  );

function settingsOf(...given: Parameters<typeof readSettings>): Settings {
  const settings = readSettings(...given);
  if (!settings.ok) expect.unreachable(settings.problems[0]?.message);
  return settings.value;
}

const said = (text: string): string[] =>
  read(text).problems.map(
    ({ severity, message, fix, at }) => `${at?.line}:${at?.column} ${severity}: ${message}. ${fix}`,
  );

test('without files and environment the defaults hold', () => {
  const {
    variables: _,
    at: __,
    said: ___,
    ...settings
  } = settingsOf([{ file: '.env', text: undefined }], {});
  expect(settings).toEqual({
    scenario: 'developer',
    ports: { odoo: 8069, gevent: 8072, postgres: 5432, debugger: 5678 },
    backups: '~/odoo_backups',
    projects: '~/odoo_projects',
    jobs: 8,
    sshKey: undefined,
    bind: '127.0.0.1',
    names: { prefix: '', database: 'db' },
    network: undefined,
    debugger: { backend: 'debugpy_listen', host: 'host.docker.internal', suspend: false },
    profile: undefined,
    baseImage: undefined,
    dotenv: new Map(),
    foundPorts: undefined,
  });
});

test('the environment wins over .env, and that over the file of the user', () => {
  const files = [
    { file: '.env', text: 'A=project\nB=project\nODOO_PORT=9069' },
    { file: '~/.odpm/.env', text: 'A=user\nB=user\nC=user\nODOO_PORT=7069' },
  ];
  const { variables, dotenv, ports, at, said: layers } = settingsOf(files, { A: 'process' });
  expect(layers('A').map(({ value, by }) => `${value} of ${by}`)).toEqual([
    'process of the environment',
    'project of .env',
    'user of ~/.odpm/.env',
  ]);
  expect(
    ['A', 'B', 'C', 'D', 'toString'].map((name) => [variables(name)?.value, variables(name)?.by]),
  ).toEqual([
    ['process', 'the environment'],
    ['project', '.env'],
    ['user', '~/.odpm/.env'],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(ports.odoo).toBe(9069);
  expect(at('ODOO_PORT')).toEqual({ file: '.env', line: 3, column: 1, length: 9, text: undefined });
  expect(dotenv).toEqual(
    new Map([
      ['B', 'project'],
      ['C', 'user'],
      ['ODOO_PORT', '9069'],
    ]),
  );
});

test('CRLF, a lone CR and a BOM are read like LF', () => {
  const { variables } = settingsOf([{ file: '.env', text: '\ufeffA=1\r\nB="x"\r\n\r\nC=3' }], {});
  expect(['A', 'B', 'C'].map((name) => variables(name)?.value)).toEqual(['1', 'x', '3']);
  expect(read('\ufeffA=1\r\nB="x"\r\n').problems).toEqual([]);
});

test.each([
  ['ODOO_PORT=0', '1:1 error: ODOO_PORT must be a whole number from 1 to 65535. Write ODOO_PORT=8069.'],
  [
    'GEVENT_PORT=70000',
    '1:1 error: GEVENT_PORT must be a whole number from 1 to 65535. Write GEVENT_PORT=8072.',
  ],
  [
    '\nPOSTGRES_PORT=many',
    '2:1 error: POSTGRES_PORT must be a whole number from 1 to 65535. Write POSTGRES_PORT=5432.',
  ],
  [
    'ODPM_BIND=everywhere',
    '1:1 error: ODPM_BIND takes an IPv4 or IPv6 address, but has another value. Write it like ODPM_BIND=127.0.0.1.',
  ],
  [
    'ODPM_BASE_IMAGE=-x',
    '1:1 error: ODPM_BASE_IMAGE takes the name of an image, but has another value. Write it like ODPM_BASE_IMAGE=registry.example.org/odoo-base:19.0.',
  ],
  [
    'ODPM_BASE_IMAGE_PROFILE=slim',
    '1:1 error: ODPM_BASE_IMAGE_PROFILE must be one of full, medium, ci. Write ODPM_BASE_IMAGE_PROFILE=full.',
  ],
  [
    'ODPM_SCENARIO=staging',
    '1:1 error: ODPM_SCENARIO must be one of developer, server, ci. Write ODPM_SCENARIO=developer.',
  ],
  [
    'ODPM_BAKE_SECRETS=maybe',
    '1:1 error: ODPM_BAKE_SECRETS must be yes or no. Write ODPM_BAKE_SECRETS=yes or ODPM_BAKE_SECRETS=no; 1/0, true/false and on/off are read too.',
  ],
  ['ODPM_JOBS=0', '1:1 error: ODPM_JOBS must be a whole number from 1 to 64. Write ODPM_JOBS=8.'],
  [
    'ODPM_IDE=emacs',
    '1:1 error: ODPM_IDE must be one of vscode, pycharm, both, none. Write ODPM_IDE=vscode.',
  ],
  [
    'ODPM_COMPOSE_PREFIX=acme\nPOSTGRES_SERVICE_NAME=pg',
    '2:1 warning: POSTGRES_SERVICE_NAME has no effect when ODPM_COMPOSE_PREFIX is set. Remove one of the two; with the prefix acme the service is acme-db.',
  ],
  [
    'ODPM_KANIKO_IMAGE=x\nODPM_KANIKO_EXECUTOR_MODE=direct',
    '1:1 note: ODPM_KANIKO_IMAGE and all settings of kaniko are kept, but this odpm does not use them. Leave them for odpm 4, or remove them; ODPM_CI_IMAGE_BUILDER=docker builds without kaniko.',
  ],
  ['ODPM_BIDN=::', '1:1 warning: odpm has no setting ODPM_BIDN. Did you mean ODPM_BIND?'],
  [
    'ODPM_FLUX_COMPENSATOR=1',
    '1:1 warning: odpm has no setting ODPM_FLUX_COMPENSATOR. Remove it, or rename it: names of your own do not begin with ODPM_.',
  ],
  [
    'ODPM_HOME=/x',
    '1:1 warning: ODPM_HOME has no effect in a .env file. Set ODPM_HOME in the environment of the process.',
  ],
  ['A=1\n  X', '2:3 error: X is written without a value. Write X= for an empty value, or remove the line.'],
  ['A=1\nB=2\nexport A=3', '3:8 error: A is set twice in this file. Keep one of the two.'],
  [
    'A=1\nwhat is this',
    '2:1 error: this line is neither NAME=value nor a comment. Write NAME=value, or begin the line with # for a comment.',
  ],
  [
    "A=it's $B",
    '1:1 warning: Docker Compose reads A differently because of a dollar sign. Change the value of A: there are no quotes in which both read the same.',
  ],
  [
    'A=x$B',
    '1:1 warning: Docker Compose reads A differently because of a dollar sign. Put the whole value of A in single quotes.',
  ],
  [
    "A=it's#1",
    '1:1 warning: Docker Compose reads A differently because of a #. Put the whole value of A in double quotes.',
  ],
])('%j', (text, problem) => {
  expect(said(text)).toEqual([problem]);
});

test.each(['UPPER', 'a b', '-x', '../x', 'é', 'a.b', '_a', '0a'])('the prefix %j is refused', (prefix) => {
  expect(said(`ODPM_COMPOSE_PREFIX='${prefix}'`)).toEqual([
    '1:1 error: ODPM_COMPOSE_PREFIX takes lower-case letters, digits and "-", a letter first, but has another value. Write it like ODPM_COMPOSE_PREFIX=acme.',
  ]);
});

test('an empty value is one that is not set: the next layer says what holds', () => {
  const files = [{ file: '.env', text: 'ODOO_PORT=9069' }];
  expect(settingsOf(files, { ODOO_PORT: ' ' }).ports.odoo).toBe(9069);
});

test.each([
  'ODPM_COMPOSE_PREFIX=acme-',
  'ODPM_DEBUGGER_SUSPEND=On',
  'ODPM_CI_IMAGE_PUSH=TRUE',
  'MY_OWN=1',
  'ODPM_BASE_IMAGE=',
])('%s is nothing to talk of', (text) => {
  expect(said(text)).toEqual([]);
});

test('--scenario wins over every file', () => {
  const files = [{ file: '.env', text: 'ODPM_SCENARIO=server' }];
  expect(settingsOf(files, { ODPM_SCENARIO: 'ci' }, { scenario: 'developer' }).scenario).toBe('developer');
  expect(settingsOf(files, {}).scenario).toBe('server');
  expect(readSettings(files, {}, { scenario: 'prod' }).problems.map(({ message }) => message)).toEqual([
    'there is no scenario "prod"',
  ]);
});

test.each([
  'PW="hunter2',
  "PW='hunter2",
  'PW="hunter2" x',
  'PW=hunter2$A',
  'hunter2 is it',
  'PW=hunter2\nPW=hunter2',
  'ODOO_PORT=hunter2',
])('nothing of %j is shown', (text) => {
  const shown = asText(read(text).problems, { width: 80, colour: false });
  expect(shown).toContain('.env:');
  expect(shown).not.toContain('hunter2');
});

test('an unterminated quote is shown by line and key', () => {
  expect(asText(read('A=1\nPW="hunter2').problems, { width: 80, colour: false })).toMatchInlineSnapshot(`
    "error: the value of PW has an unterminated quote

      .env:2:1

      Close the quote at the end of the value.

      settings/unterminated (odpm explain settings/unterminated)
    "
  `);
});

test('a large file is read in good time', async () => {
  const text = Array.from({ length: 40_000 }, (_, at) => `NAME_${at}="some value"`).join('\n');
  const milliseconds = await took(() =>
    expect(settingsOf([{ file: '.env', text }], {}).dotenv.size).toBe(40_000),
  );
  expect(milliseconds).toBeLessThan(2000);
});

test('a wrong value of the environment is told so, as no file shows it', () => {
  const found = read('ODPM_SCENARIO=server', {
    ODPM_SCENARIO: 'prod',
    ODOO_PORT: '0',
    ODPM_DEBUGGER_SUSPEND: 'maybe',
  });
  expect(found.problems.map(({ message }) => message)).toEqual([
    'ODPM_SCENARIO of the environment must be one of developer, server, ci',
    'ODOO_PORT of the environment must be a whole number from 1 to 65535',
    'ODPM_DEBUGGER_SUSPEND of the environment must be yes or no',
  ]);
});

test('a word alone is named only when it is spelled as settings are: it may be a line of a key', () => {
  expect(read('ODOO_PORT\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC').problems.map(({ message }) => message)).toEqual([
    'ODOO_PORT is written without a value',
    'a word is written without a value',
  ]);
});
