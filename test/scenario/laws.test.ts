import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isList, isObject, pointerTo } from '../../src/base/index.ts';
import type { Json, Pointer } from '../../src/base/index.ts';
import { overlay } from '../../src/scenario/index.ts';
import { documentOf } from '../substitute/document.ts';

type Fields = Readonly<Record<string, Json>>;

const word = fc.constantFrom('a', 'b', 'c');
const scalar = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.boolean(), word);
const list = fc.array(word, { maxLength: 3 });
const hooks = fc.record({ pre_up: fc.array(fc.tuple(word)) }, { requiredKeys: [] });
const link = fc
  .tuple(fc.constantFrom('https://h/r', 'git@h:r.git', 'https://h/s', 'file:///a'), fc.constantFrom('1', '2'))
  .map(([repository, branch]) => `${repository} ${branch}`);
const service = fc.record({ image: word, tty: fc.boolean() }, { requiredKeys: ['image'] });

const noNull = {
  requirements: list,
  system_packages: list,
  dependencies: fc.array(link, { maxLength: 3 }),
  odoo_conf: fc.dictionary(word, fc.dictionary(word, scalar, { maxKeys: 3 }), { maxKeys: 2 }),
  services: fc.dictionary(word, service, { maxKeys: 3 }),
  service_sources: fc.dictionary(word, link, { maxKeys: 3 }),
  secrets: fc.record({ required: fc.boolean(), keys: list }, { requiredKeys: [] }),
  hooks,
};
const fields: fc.Arbitrary<Fields> = fc.record(noNull, { requiredKeys: [] });

/** With what is applied in turn: patches, and services that are removed. */
const slice: fc.Arbitrary<Fields> = fc.record(
  {
    ...noNull,
    services: fc.dictionary(word, fc.oneof(service, fc.constant(null)), { maxKeys: 3 }),
    service_patches: fc.dictionary(word, service, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);

const joined = (base: Fields, developer: Fields) =>
  overlay(documentOf({ ...base, scenarios: { developer } }), 'developer');

const pointers = (value: Json, at: Pointer = ''): Pointer[] => {
  const below = isList(value) ? value.map((item, index) => [String(index), item] as const) : [];
  const members = isObject(value) ? Object.entries(value) : below;
  return [at, ...members.flatMap(([key, next]) => pointers(next, at + pointerTo(key)))];
};

test('a scenario that says nothing changes nothing', () => {
  fc.assert(
    fc.property(fields, (base) => {
      expect(joined(base, {}).root).toEqual(base);
    }),
  );
});

test('a scenario over nothing is the scenario', () => {
  fc.assert(
    fc.property(fields, (over) => {
      expect(joined({}, over).root).toEqual(over);
    }),
  );
});

// Not so for patches, which stay apart in their order, and for a service that is removed: its null is used up.
test('of three layers it makes no difference which two are joined first', () => {
  fc.assert(
    fc.property(fields, fields, fields, (one, two, three) => {
      const first = joined(joined(one, two).root as Fields, three).root;
      const last = joined(one, joined(two, three).root as Fields).root;
      expect(first).toEqual(last);
    }),
  );
});

test('every value of the effective document has an origin, and what a scenario set names the scenario', () => {
  fc.assert(
    fc.property(fields, slice, (base, over) => {
      const { root, origins } = joined(base, over);
      expect(pointers(root).filter((pointer) => !origins.has(pointer))).toEqual([]);
      const wrong = [...origins].filter(
        ([, { by, pointer = '' }]) => (by === 'scenario developer') !== pointer.startsWith('/scenarios/'),
      );
      expect(wrong).toEqual([]);
    }),
  );
});
