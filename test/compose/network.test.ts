import { expect, test } from 'vitest';
import { odoo } from '../../src/compose/builtin.ts';
import type { Project, Service, Variable } from '../../src/model/index.ts';
import { projectOf } from '../project/given.ts';

const said: Readonly<Record<string, Variable>> = {
  HTTPS_PROXY: { value: 'http://me:sesame@proxy.example.org:3128', by: 'the environment' },
  PIP_INDEX_URL: { value: 'https://me:sesame@pypi.example.org/simple', by: 'the environment' },
  UV_INDEX_STRATEGY: { value: 'unsafe-best-match', by: 'the environment' },
  ODPM_CA_FILE: { value: '/etc/company.pem', by: 'the environment' },
};

function odooWith(variables: Readonly<Record<string, Variable>>): Service {
  const project = projectOf({});
  const settings = {
    ...project.settings,
    said: (name: string) => [variables[name]].flatMap((one) => one ?? []),
  };
  const asked: Project = { ...project, settings };
  return odoo(asked, {}, { args: [], relabel: true, backups: project.backups });
}

test('the container gets names of variables, whose values Compose takes from its own environment', () => {
  const { environment, mounts } = odooWith(said);
  expect(Object.fromEntries(environment)).toMatchObject({
    HTTPS_PROXY: null,
    PIP_INDEX_URL: null,
    UV_INDEX_STRATEGY: null,
    ODPM_CA_FILE: '/run/odpm/ca.pem',
  });
  expect(mounts.find(({ target }) => target === '/run/odpm/ca.pem')).toEqual({
    kind: 'bind',
    source: '/etc/company.pem',
    target: '/run/odpm/ca.pem',
    readOnly: true,
    details: {},
  });
});

test('what a project says in its .env about the way to the network counts for nothing', () => {
  const at = { file: '.env', line: 1, column: 1, length: 1, text: undefined };
  const own = Object.entries(said).map(([name, { value }]) => [name, { value, by: '.env', at }] as const);
  const { environment } = odooWith(Object.fromEntries(own));
  expect([...environment.keys()].filter((name) => name in said)).toEqual([]);
});
