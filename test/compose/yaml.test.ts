import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { toYaml } from '../../src/compose/yaml.ts';
import scalars from './scalars.json' with { type: 'json' };

const versions = ['1.1', '1.2'] as const;

test.each(versions)('a reader of YAML %s gets every string back, as a value and as a key', (version) => {
  const value = { values: scalars, keys: Object.fromEntries(scalars.map((text, index) => [text, index])) };
  const read: unknown = parse(toYaml(value), { version, merge: false });
  expect(read).toEqual(value);
});

test('plain words stay bare, and what a reader could take for something else is quoted', () => {
  expect(toYaml({ image: 'postgres:17', restart: 'no', user: '1000', path: '/data', on: true })).toBe(
    'image: "postgres:17"\nrestart: "no"\nuser: "1000"\npath: /data\n"on": true\n',
  );
});

test('a value cannot end its own scalar', () => {
  const text = 'x\n    privileged: true';
  expect(parse(toYaml({ label: text }))).toEqual({ label: text });
});

test('equal parts are written out, never as anchors', () => {
  const same = { test: ['CMD'] };
  expect(toYaml({ a: same, b: same })).not.toMatch(/[&*]/);
});
