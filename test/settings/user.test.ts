import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import type { UserSettings, Variable } from '../../src/model/index.ts';
import { readUserSettings } from '../../src/settings/index.ts';
import { substituteEvery } from '../../src/substitute/index.ts';
import { secretDocument } from './json.ts';

const read = (value: unknown) => readUserSettings(secretDocument('user_settings.json', value));

const said = (value: unknown): string[] =>
  read(value).problems.map(({ severity, message, fix, at }) => {
    return `${at?.line}:${at?.column} ${at?.pointer} ${severity}: ${message}. ${fix}`;
  });

function settingsOf(value: unknown): UserSettings {
  const settings = read(value);
  if (!settings.ok) expect.unreachable(settings.problems[0]?.message);
  return settings.value;
}

test('everything that odpm 4 wrote into a new file is read without a word', () => {
  const fresh = {
    init_modules: 'sale, crm',
    update_modules: ['my_module'],
    db_creation_data: {
      db_lang: 'en_US',
      db_country_code: null,
      create_demo: true,
      db_default_admin_login: 'admin',
      db_default_admin_password: 'admin',
    },
    update_git_repos: false,
    clean_git_repos: false,
    check_system: true,
    db_manager_password: '1',
    dev_mode: false,
    developing_project: 'git@github.com:my-org/shop.git 19.0',
    pre_commit_map_files: ['.flake8'],
    sql_queries: [],
    use_oca_dependencies: false,
    create_module_links: false,
    sidecars: { mailpit: false },
  };
  expect(said(fresh)).toEqual([]);
  expect(settingsOf(fresh).developing?.link).toBe('git@github.com:my-org/shop.git 19.0');
});

test.each([
  [
    { developing_projekt: 'x' },
    '2:3 /developing_projekt warning: odpm does not know the key /developing_projekt in this file. Did you mean "developing_project"?',
  ],
  [
    { db_creation_data: { db_lan: 'en_US' } },
    '3:5 /db_creation_data/db_lan warning: odpm does not know the key /db_creation_data/db_lan in this file. Did you mean "db_lang"?',
  ],
  [
    { init_modules: 1 },
    '2:19 /init_modules error: /init_modules must be a string or a list. Write it like "sale, crm".',
  ],
  [
    { update_modules: ['a b'] },
    '3:5 /update_modules/0 error: /update_modules/0 has the wrong form. Write it like "my_module".',
  ],
  [
    { sidecars: { mailpit: 'no' } },
    '3:16 /sidecars/mailpit error: /sidecars/mailpit must be true or false. Write it like false.',
  ],
  [
    { dev_mode: 'reload, xlm' },
    '2:15 /dev_mode error: /dev_mode has the wrong form. Write it like "reload,xml".',
  ],
  [[], '1:1  error: the file must be an object. Write it like {}.'],
])('%j', (value, problem) => {
  expect(said(value)).toEqual([problem]);
});

test('no word of a value is shown', () => {
  const { problems } = read({ db_manager_password: ['hunter2'], dev_mode: 'hunter2', sidecars: 'hunter2' });
  const shown = asText(problems, { width: 80, colour: false });
  expect(problems).toHaveLength(3);
  expect(shown).not.toContain('hunter2');
});

const filled = (
  value: unknown,
  mode: 'plan' | 'validate',
  variables: Readonly<Record<string, Variable>> = {},
) =>
  substituteEvery(secretDocument('user_settings.json', value), {
    variables: (name) => variables[name],
    physical: (name) => name,
    mode,
  });

test('references are filled in everywhere, secrets only where they may stand', () => {
  const value = {
    developing_project: 'file://${SRC}/shop',
    sql_queries: ['update x set y = ${@secret:y}'],
    dev_mode: '${@secret:mode}',
  };
  const document = filled(value, 'validate', { SRC: { value: '/src', by: '.env' } });
  expect(document.problems.map(({ code, severity, at }) => `${severity} ${code} ${at?.pointer}`)).toEqual([
    'note substitute/secret-unset /sql_queries/0',
    'error substitute/secret-not-here /dev_mode',
  ]);
  const sound = filled({ developing_project: 'file://${SRC}/shop' }, 'plan', {
    SRC: { value: '/src', by: '.env' },
  });
  expect(sound.ok && sound.value.root).toEqual({ developing_project: 'file:///src/shop' });
});

test('a variable that is not set is a note while files are looked at, and an error before they are used', () => {
  const codes = (mode: 'plan' | 'validate') =>
    filled({ db_manager_password: '${MASTER}' }, mode).problems.map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  expect(codes('validate')).toEqual(['note substitute/unset']);
  expect(codes('plan')).toEqual(['error substitute/unset']);
});

test('of a reference that is not well formed no word is shown', () => {
  const { problems } = filled({ db_manager_password: 'hunter2${' }, 'plan');
  expect(problems.map(({ message }) => message)).toEqual([
    'a reference in /db_manager_password is not well formed',
  ]);
});

test('what holds is told for every key, and which values are secrets', () => {
  const rows = settingsOf({ db_manager_password: 'x', db_creation_data: { db_lang: 'de_DE' } }).effective();
  const of = (key: string) => rows.find((row) => row.key === key);
  expect(of('/db_creation_data/db_lang')).toMatchObject({ value: 'de_DE', by: 'user_settings.json' });
  expect(of('/db_creation_data/create_demo')).toEqual({
    key: '/db_creation_data/create_demo',
    value: false,
    by: 'default',
  });
  expect(of('/db_manager_password')?.secret).toBe(true);
});
