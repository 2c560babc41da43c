import { expect, test } from 'vitest';
import { before } from '../../src/compose/before.ts';
import { toYaml } from '../../src/compose/yaml.ts';
import type { JsonObject } from '../../src/base/index.ts';

const digest = (digit: string): string => digit.repeat(64);

const file = (services: Readonly<Record<string, JsonObject>>, mark = 'a'): string => {
  const labelled = Object.entries(services).map(
    ([name, body]) => [name, { ...body, labels: { 'io.odpm.digest': digest(mark) } }] as const,
  );
  return toYaml({ services: Object.fromEntries(labelled), volumes: { data: {} } });
};

const keys = (old: JsonObject, wanted: JsonObject): readonly string[] | undefined =>
  before(file({ box: old }), file({ box: wanted }, 'b')).get('box')?.keys;

test('a service of before has its digest', () => {
  const found = before(file({ box: { image: 'x' }, y: { image: 'x' } }), file({}));
  expect([...found].map(([name, old]) => [name, old.digest])).toEqual([
    ['box', digest('a')],
    ['y', digest('a')],
  ]);
});

test('the keys that differ are named, of variables the name', () => {
  expect(keys({ image: 'x', ports: ['1:1'] }, { image: 'y', ports: ['1:1', '2:2'] })).toEqual([
    'image',
    'ports',
  ]);
  expect(keys({ environment: { A: '1', B: '2' } }, { environment: { A: '1', B: '3', C: '' } })).toEqual([
    'environment.B',
    'environment.C',
  ]);
});

test('a key that came or went differs; lines of a text do not look like keys', () => {
  expect(keys({ image: 'x' }, { image: 'x', user: '1' })).toEqual(['user']);
  expect(keys({ command: ['a: b', 'c'] }, { command: ['a: b', 'd'] })).toEqual(['command']);
  expect(keys({ command: 'a\n  b: c\n' }, { command: 'a\n  b: d\n' })).toEqual(['command']);
});

test('nothing differs where only the digest does', () => {
  expect(keys({ image: 'x', labels: {} }, { image: 'x', labels: {} })).toEqual([]);
});

test('a file that is no Compose file of ours says nothing', () => {
  expect(before('', file({ box: {} })).size).toBe(0);
  expect(before('- a\n- b\n', file({ box: {} })).size).toBe(0);
});
