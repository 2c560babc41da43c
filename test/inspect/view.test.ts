import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, viewOf } from '../../src/inspect/index.ts';
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
        address: '(hidden: variable DATABASE)',
        plain: 'db',
        reference: '${@secret:mail.password}',
      },
    },
  });
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
