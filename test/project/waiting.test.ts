import { expect, test } from 'vitest';
import type { Json } from '../../src/base/index.ts';
import { resolved } from './given.ts';

type Edges = Readonly<Record<string, readonly string[]>>;

/** From each service those that it waits for. */
function circlesOf(edges: Edges): string[] {
  const services = Object.entries(edges).map(([name, on]) => [name, { image: 'x', depends_on: on }]);
  return resolved({ services: Object.fromEntries(services) as Record<string, Json> })
    .problems.filter(({ code }) => code === 'project/depends-in-a-circle')
    .map(({ message }) => message.replace('services wait for each other: ', ''));
}

test.each<[Edges, string[]]>([
  [{ a: ['b'], b: ['c'], c: [] }, []],
  [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  [{ a: ['b'], b: ['a'] }, ['a → b → a']],
  [{ a: ['b'], b: ['c'], c: ['b'] }, ['b → c → b']],
  [{ a: ['b'], b: ['a'], c: ['d'], d: ['c'] }, ['a → b → a', 'c → d → c']],
  [{ c: ['a'], a: ['b'], b: ['a'] }, ['a → b → a']],
])('%j', (edges, circles) => {
  expect(circlesOf(edges)).toEqual(circles);
});

test('a circle of very many services is walked as one of two', () => {
  const names = Array.from({ length: 6000 }, (_, index) => `s${index}`);
  const edges = names.map((name, index) => [name, [names[(index + 1) % names.length] ?? '']]);
  expect(circlesOf(Object.fromEntries(edges) as Edges)).toHaveLength(1);
}, 30_000);

test('services that wait for nothing are told the first dozen of the others', () => {
  const names = Array.from({ length: 40 }, (_, index) => `service${index}`);
  const services = Object.fromEntries(names.map((name) => [name, { image: 'x', depends_on: ['nope'] }]));
  const [first] = resolved({ services }).problems;
  const others = names.slice(1, 11).map((name) => `"${name}"`);
  expect(first?.fix).toBe(`Name one of "odoo", "db", ${others.join(', ')}, …, or remove it.`);
});

test.each<[Json, string[]]>([
  [{ db: { depends_on: ['odoo'] } }, ['odoo → db → odoo']],
  [{ postgres: { depends_on: ['box'] } }, ['odoo → db → box → odoo']],
  [{ db: { depends_on: { append: ['odoo'] } } }, ['odoo → db → odoo']],
  [{ odoo: { depends_on: { remove: ['db'] } }, db: { depends_on: ['odoo'] } }, []],
  [{ odoo: { depends_on: { replace: [] } }, db: { depends_on: ['odoo'] } }, []],
  [{ odoo: { depends_on: ['box'] } }, ['odoo → box → odoo']],
])("the patches %j of odpm's own services", (service_patches, circles) => {
  const { problems } = resolved({ services: { box: { image: 'x', depends_on: ['odoo'] } }, service_patches });
  expect(
    problems
      .filter(({ code }) => code === 'project/depends-in-a-circle')
      .map(({ message }) => message.replace('services wait for each other: ', '')),
  ).toEqual(circles);
});

const patchedCircles = (services: Json, service_patches: Json): string[] =>
  resolved({ services, service_patches })
    .problems.filter(({ code }) => code === 'project/depends-in-a-circle')
    .map(({ message }) => message.replace('services wait for each other: ', ''));

test.each<[Json, Json, string[]]>([
  [{ network_mode: 'service:b' }, { depends_on: ['db'] }, ['a → b → a']],
  [{ pid: 'service:b' }, { depends_on: { replace: [] } }, ['a → b → a']],
  [{ network_mode: 'service:b', depends_on: ['b'] }, { depends_on: { remove: ['b'] } }, ['a → b → a']],
  [{ network_mode: 'service:b', depends_on: ['b'] }, { network_mode: 'host' }, ['a → b → a']],
  [{ network_mode: 'service:b' }, { network_mode: 'host' }, []],
  [{ network_mode: 'service:b', pid: 'service:b' }, { network_mode: 'host' }, ['a → b → a']],
  [{ depends_on: ['b'] }, { depends_on: ['db'] }, []],
])('a service of %j with the patch %j, and one that waits for it', (service, patch, circles) => {
  const services = { a: { image: 'x', ...(service as object) }, b: { image: 'x' } };
  expect(patchedCircles(services, { a: patch, b: { depends_on: ['a'] } })).toEqual(circles);
});
