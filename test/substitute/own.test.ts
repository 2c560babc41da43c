import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { substitute } from '../../src/substitute/index.ts';
import { documentOf, scopeOf, variablesOf } from './document.ts';

const read = (value: Json, mode: 'plan' | 'validate' = 'plan') =>
  substitute(documentOf(value), scopeOf(variablesOf({ USER: 'ana' }), mode));

const told = (value: Json, mode?: 'plan' | 'validate'): string[] =>
  read(value, mode).problems.map(({ severity, code, at }) => `${severity} ${code} ${at?.pointer ?? ''}`);

test('a service is filled in by the name that Compose knows it by', () => {
  const environment = { A: '${@service:box}', B: '${USER}@${@service:postgres}', C: '${@service:odoo}' };
  const filled = read({ services: { box: { image: 'a', environment } } });
  expect(filled.ok && filled.value.root).toEqual({
    services: { box: { image: 'a', environment: { A: 'box', B: 'ana@db', C: 'odoo' } } },
  });
});

test.each(['toString', 'constructor', '__proto__', 'bxo', 'Box'])(
  'a service %s that is not there is an error, also in a word that is not used',
  (name) => {
    const environment = { A: `\${@service:${name}}`, B: `\${USER:-\${@service:${name}}}` };
    expect(told({ services: { box: { image: 'a', environment } } })).toEqual([
      'error substitute/no-such-service /services/box/environment/A',
      'error substitute/no-such-service /services/box/environment/B',
    ]);
  },
);

test('a value with a secret keeps its text, and its origin says what it waits for', () => {
  const url = 'smtp://${USER}:${@secret:mail.password}@$${@service:box}';
  const filled = read({ odoo_conf: { options: { url } }, services: { box: { image: 'a' } } });
  expect(filled.problems).toEqual([]);
  expect(filled.ok && filled.value.root).toEqual({
    odoo_conf: { options: { url } },
    services: { box: { image: 'a' } },
  });
  expect(filled.ok && filled.value.origins.get('/odoo_conf/options/url')).toMatchObject({
    by: 'odpm.json',
    later: ['${@secret:mail.password}'],
  });
});

test('a secret in a word that is not used changes nothing', () => {
  const filled = read({ odoo_conf: { options: { a: '${USER:-${@secret:user}}' } } }, 'validate');
  expect(filled.ok && filled.value.root).toEqual({ odoo_conf: { options: { a: 'ana' } } });
  expect(filled.problems).toEqual([]);
});

test.each<[string, Json]>([
  ['/platform/git', { platform: { git: 'https://${@secret:k}@h/r' } }],
  ['/dependencies/0', { dependencies: ['https://u:${@secret:k}@h/r'] }],
  ['/dependencies/0/git', { dependencies: [{ git: 'https://u:${@secret:k}@h/r' }] }],
  ['/services/box/image', { services: { box: { image: '${@secret:k}' } } }],
  ['/services/box/volumes/0', { services: { box: { image: 'a', volumes: ['./${@secret:k}:/a'] } } }],
  ['/services/box/command/0', { services: { box: { image: 'a', command: ['${@secret:k}'] } } }],
  ['/services/box/image', { services: { box: { image: '${USER:-${@secret:k}}' } } }],
  [
    '/service_patches/odoo/environment/unset/0',
    { service_patches: { odoo: { environment: { unset: ['${@secret:k}'] } } } },
  ],
  ['/hooks/pre_up/0/1', { hooks: { pre_up: [['echo', '${@secret:k}']] } }],
])('a secret may not stand in %s', (pointer, value) => {
  const expected = [`error substitute/secret-not-here ${pointer}`];
  expect(told(value)).toEqual(expected);
  expect(told(value, 'validate')).toEqual(expected);
});

test.each<[string, Json]>([
  ['a map', { services: { box: { image: 'a', environment: { A: '${@secret:k}' } } } }],
  ['a list', { services: { box: { image: 'a', environment: ['A=${@secret:k}'] } } }],
  ['a patch', { service_patches: { odoo: { environment: { A: '${@secret:k}' } } } }],
  ['the patch of a scenario', { service_patches: [{}, { odoo: { environment: { A: '${@secret:k}' } } }] }],
])('a secret in the environment of %s is warned of; by itself a manifest gets a note', (_, value) => {
  const shown = expect.stringMatching(/^warning substitute\/secret-in-environment \/service/) as unknown;
  expect(told(value)).toEqual([shown]);
  expect(told(value, 'validate')).toEqual([
    shown,
    expect.stringMatching(/^note substitute\/secret-unset \/service/) as unknown,
  ]);
});

test('a secret that has a value is not noted', () => {
  const document = documentOf({ odoo_conf: { options: { a: '${@secret:k}', b: '${@secret:l}' } } });
  const scope = { ...scopeOf(variablesOf({}), 'validate'), secrets: new Set(['k']) };
  expect(substitute(document, scope).problems.map(({ message }) => message)).toEqual([
    'the secret l of /odoo_conf/options/b has no value here',
  ]);
});

test('a source must be declared, and has no use where no path of this machine is wanted', () => {
  const box = { image: 'a', volumes: ['${@source:tools}:/tools', '${@source:tolls}:/x'] };
  const filled = told({
    platform: { git: 'file://${@source:tools}' },
    odoo_conf: { options: { a: '${@source:tools}' } },
    services: { box },
    service_sources: { tools: 'https://h/tools' },
  });
  expect(filled).toEqual([
    'error substitute/source-not-here /platform/git',
    'error substitute/source-not-here /odoo_conf/options/a',
    'error substitute/no-such-source /services/box/volumes/1',
  ]);
});

test.each(['${@env:X}', '${@secret}', '${@secret:}', '${@service:a b}', '${@source:a', '${@secret:${USER}}'])(
  '%s is no reference',
  (image) => {
    expect(told({ services: { box: { image } } })).toEqual([
      'error substitute/bad-reference /services/box/image',
    ]);
  },
);

test('what a variable brings is no reference of ours', () => {
  const scope = scopeOf(variablesOf({ A: '${@secret:k}' }));
  const filled = substitute(documentOf({ services: { box: { image: '${A}' } } }), scope);
  expect(filled.ok && filled.value.root).toEqual({ services: { box: { image: '${@secret:k}' } } });
  expect(filled.problems).toEqual([]);
});
