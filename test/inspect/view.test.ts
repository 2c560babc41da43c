import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, fieldsOf, viewOf } from '../../src/inspect/index.ts';
import { shownSetting } from '../../src/inspect/hidden.ts';
import type { Json } from '../../src/base/index.ts';
import { substitute } from '../../src/substitute/index.ts';
import { documentOf, scopeOf, variablesOf } from '../substitute/document.ts';

function shown(options: Readonly<Record<string, Json>>, values: Readonly<Record<string, string>>): Json {
  const filled = substitute(documentOf({ odoo_conf: { options } }), scopeOf(variablesOf(values), 'validate'));
  if (!filled.ok) return filled.problems.map(({ code }) => code);
  return viewOf({ document: filled.value, defaults: {}, settings: [], user: undefined }).root;
}

test.each([
  'DB_PASSWORD',
  'PGPASSWORD',
  'PASSPHRASE',
  'API_KEY',
  'apikey',
  'GITHUB_TOKEN',
  'CLIENT_SECRETS',
  'MY_PWD',
  'MAIL_PW',
])('what %s holds is likely a secret', (name) => expect(shownSetting(name, 'x', false)).toBe('(hidden)'));

test.each(['ODOO_PORT', 'DB_PASSWORD_FILE', 'PATH_TO_SSH_KEY', 'TOKEN_DIR', 'AUTHOR', 'HOST'])(
  'what %s holds is none',
  (name) => expect(shownSetting(name, 'x', false)).toBe('x'),
);

test('a value that a secret variable made names the variable instead', () => {
  const options = {
    whole: '${DB_PASSWORD}',
    part: 'postgres://odoo:${DB_PASSWORD}@db',
    fallback: '${NONE:-${DB_PASSWORD}}',
    alternative: '${DB_PASSWORD:+set}',
    unset: '${API_KEY}',
    default: '${API_KEY:-odoo}',
    smtp_password: '${HOST}',
    address: '${DATABASE}',
    plain: '${HOST}',
    reference: '${@secret:mail.password}',
  };
  const values = { DB_PASSWORD: 'hunter2', DATABASE: 'postgres://odoo:hunter2@db/shop', HOST: 'db' };
  expect(shown(options, values)).toEqual({
    odoo_conf: {
      options: {
        whole: '(hidden: variable DB_PASSWORD)',
        part: '(hidden: variable DB_PASSWORD)',
        fallback: '(hidden: variable DB_PASSWORD)',
        alternative: 'set',
        unset: '${API_KEY}',
        default: 'odoo',
        smtp_password: '(hidden: variable HOST)',
        address: '(hidden: variable DATABASE)',
        plain: 'db',
        reference: '${@secret:mail.password}',
      },
    },
  });
});

test('what a variable brings into a place for a secret is hidden, whatever its name', () => {
  const environment = {
    SMTP_PASSWORD: '${MAIL}',
    SENTRY: 'https://${DSN}@sentry.example.org/1',
    HOST: '${MAIL}',
  };
  const given = { services: { a: { environment }, b: { environment: ['API_TOKEN=${MAIL}', 'A=${MAIL}'] } } };
  const values = { MAIL: 'hunter2', DSN: 'hunter3' };
  const filled = substitute(documentOf(given), scopeOf(variablesOf(values), 'validate'));
  if (!filled.ok) expect.unreachable();
  expect(viewOf({ document: filled.value, defaults: {}, settings: [], user: undefined }).root).toEqual({
    services: {
      a: {
        environment: {
          SMTP_PASSWORD: '(hidden: variable MAIL)',
          SENTRY: '(hidden: variable DSN)',
          HOST: 'hunter2',
        },
      },
      b: { environment: ['(hidden: variable MAIL)', 'A=hunter2'] },
    },
  });
});

test('two hidden values that differ are told to differ', () => {
  const values = { DB_PASS: 'hunter2' };
  const fields = (value: string, layer: boolean) => {
    const patch = { db: { environment: { A: value } } };
    const given = documentOf({ service_patches: layer ? [patch] : patch, services: { a: { image: value } } });
    const document = substitute(given, scopeOf(variablesOf(values), 'validate'));
    return document.ok ? fieldsOf({ document: document.value, defaults: {} }) : expect.unreachable();
  };
  const [before, after] = ['(hidden: variable DB_PASS)', '(hidden: variable DB_PASS, another value)'];
  expect(differences(fields('${DB_PASS}', false), fields('${DB_PASS}x', true))).toMatchObject([
    { pointer: '/service_patches/0/db/environment/A', before, after },
    { pointer: '/services/a/image', before, after },
  ]);
});

test('whatever is made of a secret variable, its value is not shown', () => {
  const pieces = fc.array(
    fc.constantFrom('${MY_TOKEN}', '${A:-${MY_TOKEN}}', '${B}', 'x', '$$', '${@secret:k}', '${MY_TOKEN:-y}'),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(pieces, (all) => {
      const view = shown({ a: all.join('') }, { MY_TOKEN: 'hunter2', B: 'b' });
      expect(JSON.stringify(view)).not.toContain('hunter2');
    }),
  );
});

test('a setting that holds a password is hidden, one that is not set is not', () => {
  expect(shownSetting('PIP_INDEX_URL', 'https://u:hunter2@pypi.example.org/simple', false)).toBe('(hidden)');
  expect(shownSetting('PIP_INDEX_URL', 'https://pypi.example.org/simple', false)).toBe(
    'https://pypi.example.org/simple',
  );
  expect(shownSetting('MY_TOKEN', null, false)).toBe(null);
  expect(shownSetting('db_manager_password', '${@secret:a}', true)).toBe('${@secret:a}');
  expect(shownSetting('db_manager_password', 'x${@secret:a}', true)).toBe('(hidden)');
});

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

test('two documents differ somewhere, or are the same', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [first, second] = [documentOf({ a: one }), documentOf({ a: other })];
      expect(differences(first, first)).toEqual([]);
      const same = JSON.stringify(differences(first, second)) === '[]';
      if (same) expect(second.root).toEqual(first.root);
      expect(
        differences(first, second)
          .map(({ pointer }) => pointer)
          .sort(),
      ).toEqual(
        differences(second, first)
          .map(({ pointer }) => pointer)
          .sort(),
      );
    }),
  );
});
