import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { overlay } from '../../src/scenario/index.ts';
import { documentOf } from '../substitute/document.ts';
import { took } from '../took.ts';

const joined = (base: Record<string, Json>, developer: Json): Json =>
  overlay(documentOf({ ...base, scenarios: { developer } }), 'developer').root;

test('without a slice of its own a scenario sees the manifest, and never the slices', () => {
  const base = { python: '3.13', requirements: ['a'] };
  expect(joined(base, {})).toEqual(base);
  expect(
    overlay(documentOf({ ...base, scenarios: { ci: { requirements: ['b'] } } }), 'developer').root,
  ).toEqual(base);
  expect(overlay(documentOf(base), 'server').root).toEqual(base);
});

test('a field that only the scenario has is taken over', () => {
  expect(joined({ python: '3.13' }, { requirements: ['a'] })).toEqual({
    python: '3.13',
    requirements: ['a'],
  });
});

test('append-unique: requirements are added without repeats', () => {
  expect(joined({ requirements: ['a', 'b'] }, { requirements: ['b', 'c'] })).toEqual({
    requirements: ['a', 'b', 'c'],
  });
});

test("append-repository: of the same repository the scenario's branch wins, in its place", () => {
  expect(
    joined(
      { dependencies: ['https://github.com/OCA/web.git 18.0', 'file://${A} 1.0', 'file:///b'] },
      { dependencies: ['git@github.com:OCA/web 19.0', 'file://${A} 2.0', 'file:///c'] },
    ),
  ).toEqual({ dependencies: ['git@github.com:OCA/web 19.0', 'file://${A} 2.0', 'file:///b', 'file:///c'] });
});

test('append-repository: what a list says twice stays twice, and goes where the scenario names it', () => {
  const web = 'https://github.com/OCA/web.git';
  const dependencies = [`${web} 17.0`, 'file:///b', `${web} 18.0`];
  expect(joined({ dependencies }, { dependencies: ['file:///c'] })).toEqual({
    dependencies: [`${web} 17.0`, `${web} 18.0`, 'file:///b', 'file:///c'],
  });
  expect(joined({ dependencies }, { dependencies: [`${web} 19.0`] })).toEqual({
    dependencies: [`${web} 19.0`, 'file:///b'],
  });
});

test('deep: options are joined by section', () => {
  expect(
    joined(
      { odoo_conf: { options: { workers: 1, log_level: 'info' }, queue: { channels: 'root:1' } } },
      { odoo_conf: { options: { workers: 4 }, mail: { a: true } } },
    ),
  ).toEqual({
    odoo_conf: {
      options: { workers: 4, log_level: 'info' },
      queue: { channels: 'root:1' },
      mail: { a: true },
    },
  });
});

test('deep-caseless: an option in another spelling is the same option, a section is not', () => {
  expect(
    joined(
      { odoo_conf: { options: { Workers: 1, log_level: 'info' } } },
      { odoo_conf: { options: { WORKERS: 4 }, Options: { workers: 2 } } },
    ),
  ).toEqual({
    odoo_conf: { options: { Workers: 4, log_level: 'info' }, Options: { workers: 2 } },
  });
});

test('by-name: a service is replaced as a whole, and null removes one', () => {
  expect(
    joined(
      { services: { a: { image: 'a', tty: true }, b: { image: 'b' } } },
      { services: { a: { image: 'x' }, b: null, c: { image: 'c' } } },
    ),
  ).toEqual({ services: { a: { image: 'x' }, c: { image: 'c' } } });
});

test('append: hooks of the scenario run after those of the manifest', () => {
  expect(
    joined({ hooks: { pre_up: [['a']] } }, { hooks: { pre_up: [['b']], post_prepare: [['c']] } }),
  ).toEqual({ hooks: { pre_up: [['a'], ['b']], post_prepare: [['c']] } });
});

test('append-repository: a dependency in its long form is compared by its link', () => {
  const web = { git: 'https://github.com/OCA/web.git', branch: '19.0' };
  expect(
    joined({ dependencies: ['https://github.com/OCA/web 18.0', 'file:///b'] }, { dependencies: [web] }),
  ).toEqual({ dependencies: [web, 'file:///b'] });
  expect(joined({ dependencies: [web] }, { dependencies: ['git@github.com:OCA/web.git 18.0'] })).toEqual({
    dependencies: ['git@github.com:OCA/web.git 18.0'],
  });
});

test('secrets: whether they are required is replaced, keys are added, the provider is replaced', () => {
  expect(
    joined(
      { secrets: { required: true, keys: ['a', 'b'], provider: { type: 'exec', argv: ['x'] } } },
      { secrets: { required: false, keys: ['b', 'c'], provider: { type: 'env' } } },
    ),
  ).toEqual({ secrets: { required: false, keys: ['a', 'b', 'c'], provider: { type: 'env' } } });
});

test('service_sources are joined by name', () => {
  expect(
    joined(
      { service_sources: { a: 'https://h/a', b: 'https://h/b' } },
      { service_sources: { b: 'https://h/b 2', c: 'https://h/c' } },
    ),
  ).toEqual({ service_sources: { a: 'https://h/a', b: 'https://h/b 2', c: 'https://h/c' } });
});

test('system_packages are added without repeats', () => {
  expect(joined({ system_packages: ['git'] }, { system_packages: ['git', 'curl'] })).toEqual({
    system_packages: ['git', 'curl'],
  });
});

test("patch: the scenario's patches stay apart, to be applied after the manifest's", () => {
  const [first, second] = [
    { odoo: { environment: { A: '1' } } },
    { odoo: { environment: { unset: ['A'] } } },
  ];
  expect(joined({ service_patches: first }, { service_patches: second })).toEqual({
    service_patches: [first, second],
  });
});

test('origins move along: what the scenario set has its place there', () => {
  const document = documentOf({
    requirements: ['a'],
    odoo_conf: { options: { workers: 1, log_level: 'info' } },
    scenarios: { developer: { requirements: ['a', 'b'], odoo_conf: { options: { workers: 4 } } } },
  });
  const { origins } = overlay(document, 'developer');
  const told = [...origins].map(([pointer, { by, line }]) => `${pointer} ${by}:${line}`);
  expect(told).toEqual([
    ' odpm.json:1',
    '/requirements odpm.json:2',
    '/requirements/0 odpm.json:3',
    '/requirements/1 scenario developer:15',
    '/odoo_conf odpm.json:5',
    '/odoo_conf/options odpm.json:6',
    '/odoo_conf/options/workers scenario developer:19',
    '/odoo_conf/options/log_level odpm.json:8',
  ]);
});

test('what a scenario replaces is remembered at its place', () => {
  const document = documentOf({
    dependencies: ['https://github.com/OCA/web 18.0'],
    odoo_conf: { options: { workers: 1 } },
    services: { box: { image: 'a', tty: true } },
    scenarios: {
      developer: {
        dependencies: ['https://github.com/OCA/web 19.0'],
        odoo_conf: { options: { workers: 4, log_level: 'info' } },
        services: { box: { image: 'b', init: true } },
      },
    },
  });
  const { origins } = overlay(document, 'developer');
  const told = [...origins].flatMap(([pointer, { line, over }]) =>
    over ? [`${pointer}: line ${line} over line ${over.line}`] : [],
  );
  expect(told).toEqual([
    '/dependencies/0: line 19 over line 3',
    '/odoo_conf/options/workers: line 23 over line 7',
    '/services/box: line 28 over line 11',
    '/services/box/image: line 29 over line 12',
  ]);
});

test('a large manifest is joined in good time', async () => {
  const environment = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`V${at}`, 'x']));
  const document = documentOf({
    services: { box: { image: 'a', environment } },
    scenarios: { developer: { services: { other: { image: 'b', environment } } } },
  });
  expect(await took(() => overlay(document, 'developer'))).toBeLessThan(2000);
}, 20_000);
