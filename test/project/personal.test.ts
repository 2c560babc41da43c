import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { resolve } from '../../src/project/index.ts';
import { readSettings, readUserSettings } from '../../src/settings/index.ts';
import { documentOf } from '../substitute/document.ts';
import { around, effective } from './given.ts';

interface Given {
  readonly user?: Readonly<Record<string, Json>>;
  readonly manifest?: Readonly<Record<string, Json>>;
  readonly env?: string;
}

function resolved({ user = {}, manifest = {}, env = '' }: Given) {
  const settings = readSettings([{ file: '.env', text: env }], {});
  const said = readUserSettings(documentOf(user));
  if (!settings.ok || !said.ok) expect.unreachable('the settings are sound');
  return resolve(effective(manifest), settings.value, { ...around, user: said.value });
}

function personal(given: Given) {
  const read = resolved(given);
  if (!read.ok) expect.unreachable(read.problems.map(({ message }) => message).join('\n'));
  return read.value.personal;
}

test('without user_settings.json the defaults hold', () => {
  expect(personal({})).toEqual({
    modules: { install: [], update: [] },
    newDatabase: { language: 'en_US', country: undefined, demo: false, login: 'admin' },
    moduleLinks: false,
    updateRepositories: false,
    cleanRepositories: false,
    devMode: [],
    passwords: { master: '1', admin: 'admin' },
  });
});

test('lists are read in either form, without blanks and empty words', () => {
  const user = { init_modules: ' sale, crm ,', update_modules: ['my_module', ' theme '] };
  expect(personal({ user }).modules).toEqual({ install: ['sale', 'crm'], update: ['my_module', 'theme'] });
});

test('what the manifest says of new databases wins over what one person says, "none" too', () => {
  const db_creation_data = {
    db_lang: 'de_DE',
    db_country_code: 'de',
    create_demo: true,
    db_default_admin_login: 'boss',
    db_default_admin_password: 'b0ss',
  };
  const own = { language: 'de_DE', country: 'DE', demo: true, login: 'boss' };
  const user = { db_creation_data, db_manager_password: 'm4ster' };
  expect(personal({ user })).toMatchObject({
    newDatabase: own,
    passwords: { master: 'm4ster', admin: 'b0ss' },
  });
  const team = { language: 'fr_BE', country: 'BE' };
  expect(personal({ user, manifest: { database: team } }).newDatabase).toEqual({ ...own, ...team });
  expect(personal({ user, manifest: { database: { country: false } } }).newDatabase.country).toBeUndefined();
});

test.each([
  [true, ['all']],
  [false, []],
  ['', []],
  ['reload, xml', ['reload', 'xml']],
])('dev_mode %j is %j', (dev_mode, words) => {
  expect(personal({ user: { dev_mode } }).devMode).toEqual(words);
});

test.each(['server', 'ci'])('in %s there is no dev mode', (scenario) => {
  expect(personal({ user: { dev_mode: 'all' }, env: `ODPM_SCENARIO=${scenario}` }).devMode).toEqual([]);
});

test.each(['', ' x', 'x\ny'])(
  'a master password that odoo.conf cannot hold is told, not shown: %j',
  (word) => {
    expect(resolved({ user: { db_manager_password: word } }).problems.map(({ code }) => code)).toEqual([
      'project/bad-password',
    ]);
  },
);

test('who no longer waits for a sidecar that is switched off is told', () => {
  const services = { box: { image: 'x' }, web: { image: 'x', depends_on: ['box', 'db'] } };
  const service_patches = { odoo: { depends_on: { append: ['box'] } } };
  const { problems } = resolved({
    user: { sidecars: { box: false } },
    manifest: { services, service_patches },
  });
  expect(
    problems
      .filter(({ code }) => code.startsWith('project/waits'))
      .map(({ message, severity, at, also }) => [message, severity, at?.pointer, also[0]?.pointer]),
  ).toEqual([
    [
      '"web" starts without "box", which user_settings.json switches off',
      'note',
      '/services/web/depends_on/0',
      '/sidecars/box',
    ],
    [
      '"odoo" starts without "box", which user_settings.json switches off',
      'note',
      '/service_patches/odoo/depends_on/append/0',
      '/sidecars/box',
    ],
  ]);
});

test('a sidecar that is switched on is waited for', () => {
  const services = { box: { image: 'x' }, web: { image: 'x', depends_on: ['box'] } };
  const { problems } = resolved({ user: { sidecars: { box: true } }, manifest: { services } });
  expect(problems.filter(({ code }) => code.startsWith('project/waits'))).toEqual([]);
});

test.each(['true', 'True', 'false', 'False', 'None'])(
  'a master password that Odoo takes for no text is told, not shown: %j',
  (word) => {
    const { problems } = resolved({ user: { db_manager_password: word } });
    expect(problems.map(({ code, exit }) => [code, exit])).toEqual([['project/password-no-text', 3]]);
    expect(JSON.stringify(problems)).not.toContain(`"${word}"`);
  },
);

test('the password of the first user is no option of Odoo: it may be any word', () => {
  const db_creation_data = { db_default_admin_password: 'False' };
  expect(personal({ user: { db_creation_data } }).passwords.admin).toBe('False');
});
