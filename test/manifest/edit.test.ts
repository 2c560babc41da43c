import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withMember, withoutMember } from '../../src/manifest/index.ts';

const plugins = ['extensions', 'plugins', 'odpm-plugin-mailpit'];

test('a member is added at the end of what is there, in the manner of the file', () => {
  const text =
    '{\n    "manifest_schema": 2,\n    "extensions": {\n        "plugins": { "a": "1" }\n    }\n}\n';
  expect(withMember(text, plugins, '^1.2.0')).toBe(
    '{\n    "manifest_schema": 2,\n    "extensions": {\n        "plugins": { "a": "1", "odpm-plugin-mailpit": "^1.2.0" }\n    }\n}\n',
  );
});

test('objects on the way are made', () => {
  expect(withMember('{\r\n\t"manifest_schema": 2\r\n}\r\n', plugins, '^1')).toBe(
    '{\r\n\t"manifest_schema": 2,\r\n\t"extensions": {\r\n\t\t"plugins": {\r\n\t\t\t"odpm-plugin-mailpit": "^1"\r\n\t\t}\r\n\t}\r\n}\r\n',
  );
  expect(withMember('{"a":1}', plugins, '^1')).toBe(
    '{"a":1,"extensions":{"plugins":{"odpm-plugin-mailpit":"^1"}}}',
  );
  expect(withMember('{\n  "extensions": {}\n}', plugins, '^1')).toBe(
    '{\n  "extensions": {\n    "plugins": {\n      "odpm-plugin-mailpit": "^1"\n    }\n  }\n}',
  );
  expect(withMember('{}\n', ['disabled_plugins'], ['a', 'b'])).toBe('{ "disabled_plugins": ["a", "b"] }\n');
});

test('a member that is there gets another value, and nothing else moves', () => {
  const text = '{ "a" : 1,\n  "disabled_plugins" : [ "x" ] , "b":2 }';
  expect(withMember(text, ['disabled_plugins'], ['x', 'y'])).toBe(
    '{ "a" : 1,\n  "disabled_plugins" : ["x", "y"] , "b":2 }',
  );
});

test('a member is taken out with its comma', () => {
  const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n';
  expect(withoutMember(text, ['a'])).toBe('{\n  "b": 2,\n  "c": 3\n}\n');
  expect(withoutMember(text, ['b'])).toBe('{\n  "a": 1,\n  "c": 3\n}\n');
  expect(withoutMember(text, ['c'])).toBe('{\n  "a": 1,\n  "b": 2\n}\n');
  expect(withoutMember('{ "a": { "b": 1 } }', ['a', 'b'])).toBe('{ "a": {} }');
  expect(withoutMember(text, ['d'])).toBe(text);
  expect(withoutMember(text, ['a', 'b'])).toBe(text);
});

test('whatever the file says, what was added can be read, and goes again', () => {
  const json = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  const spaces = fc.constantFrom(undefined, 1, 2, 4, '\t');
  fc.assert(
    fc.property(json, spaces, fc.jsonValue({ maxDepth: 2 }), (given, space, value) => {
      const { p: _, ...before } = given;
      const text = JSON.stringify(before, undefined, space);
      // JSON has no negative zero.
      const plain = JSON.parse(JSON.stringify(value)) as never;
      const added = withMember(text, ['p'], plain);
      expect(JSON.parse(added)).toEqual({ ...(JSON.parse(text) as object), p: plain });
      expect(JSON.parse(withoutMember(added, ['p']))).toEqual(JSON.parse(text));
    }),
  );
});
