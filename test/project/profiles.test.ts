import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/base/index.ts';
import { resolved, told } from './given.ts';

const w = { image: 'x', profiles: ['x'] };
const optional = { condition: 'service_started', required: false };

const services = (a: JsonObject): Json => ({ a: { image: 'x', ...a }, w });

const patchedTo = (a: JsonObject, patch: JsonObject): string[] =>
  told({ services: services(a), service_patches: { a: patch } });

test.each<[JsonObject, JsonObject]>([
  [{ depends_on: ['w'] }, { depends_on: { remove: ['w'] } }],
  [{ depends_on: ['w'] }, { depends_on: { replace: ['db'] } }],
  [{ depends_on: ['w'] }, { depends_on: ['db'] }],
  [{ depends_on: ['w'] }, { depends_on: { w: optional } }],
  [{ depends_on: { w: optional } }, { depends_on: ['w'] }],
  [{ depends_on: { w: optional } }, { depends_on: { append: ['w'] } }],
  [{ depends_on: ['w'] }, { profiles: ['x'] }],
  [{ network_mode: 'service:w' }, { network_mode: 'host' }],
  [{ pid: 'service:w' }, { pid: 'host' }],
])('a service of %j with the patch %j starts without one behind a profile', (a, patch) => {
  expect(patchedTo(a, patch)).toEqual([]);
});

test.each<[JsonObject, JsonObject, string]>([
  [{ depends_on: ['w'] }, { depends_on: { append: ['db'] } }, '/services/a/depends_on/0'],
  [{ depends_on: ['w'] }, { depends_on: ['w'] }, '/service_patches/a/depends_on/0'],
  [{}, { depends_on: { append: ['w'] } }, '/service_patches/a/depends_on/append/0'],
  [
    { depends_on: { w: optional } },
    { depends_on: { w: { required: true } } },
    '/service_patches/a/depends_on/w',
  ],
  [{ network_mode: 'service:w' }, { depends_on: ['db'] }, '/services/a/network_mode'],
  [{ pid: 'host' }, { pid: 'service:w' }, '/service_patches/a/pid'],
])('a service of %j with the patch %j waits for one behind a profile', (a, patch, pointer) => {
  expect(patchedTo(a, patch)).toEqual([`project/waits-for-profile ${pointer}`]);
});

const waiting = { services: services({ depends_on: ['w'] }) };

test("a scenario's patch counts as the manifest's does", () => {
  const scenario = { service_patches: { a: { depends_on: { remove: ['w'] } } } };
  expect(told({ ...waiting, scenarios: { developer: scenario } })).toEqual([]);
});

test('a profile that only a scenario gives, and a wait that the same scenario takes away', () => {
  const service_patches = { a: { depends_on: { remove: ['w'] } }, w: { profiles: ['x'] } };
  const plain = { a: { image: 'x', depends_on: ['w'] }, w: { image: 'x' } };
  expect(told({ services: plain, scenarios: { developer: { service_patches } } })).toEqual([]);
});

test("odpm's own services cannot wait for one behind a profile", () => {
  const service_patches = { odoo: { depends_on: { append: ['w'] } } };
  expect(told({ services: { w }, service_patches })).toEqual([
    'project/waits-for-profile /service_patches/odoo/depends_on/append/0',
  ]);
});

test('what shares the network of one behind a profile is not told of "required"', () => {
  const [problem] = resolved({ services: services({ network_mode: 'service:w' }) }).problems;
  expect(problem?.fix).toBe('Remove the profiles of "w", or remove network_mode.');
});
