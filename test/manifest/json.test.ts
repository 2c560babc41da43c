import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { readJson } from '../../src/manifest/index.ts';

const shown = (text: string, secret = false): string =>
  asText(readJson('odpm.json', text, { secret }).problems, { width: 100, colour: false });

test.each([
  ['{"a": hunter2}', '1:7', 'a word is not in double quotes'],
  ['', '1:1', 'the file is empty'],
  [' \n', '1:1', 'the file is empty'],
  ['{"a": 1,}', '1:8', 'there is a comma after the last entry'],
  ['{"a": "x\ty"}', '1:9', 'there is a control character inside a string'],
  ['{"a": 01}', '1:7', 'a number is not written as JSON does'],
  ['{"a": -}', '1:7', 'a number is not written as JSON does'],
  ['{"a": 1.}', '1:7', 'a number is not written as JSON does'],
  ['{"a": 1 "b": 2}', '1:9', 'a comma or a colon is missing'],
  ['{"a" 1}', '1:6', 'a comma or a colon is missing'],
  ['{"a": 1} x', '1:10', 'there is something after the end'],
  ['[1', '1:1', '"[" is never closed'],
  ['[1}', '1:3', '"}" is where "]" should close "["'],
  ['1]', '1:2', '"]" closes nothing'],
  ['"abc', '1:1', 'a string is not closed on its line'],
  ['{"a": "b\n"}', '1:7', 'a string is not closed on its line'],
  ["{'a': 1}", '1:2', 'a string is in single quotes'],
  ['// c\n{}', '1:1', 'this is a comment, and JSON has none'],
  ['{"a": NaN}', '1:7', 'NaN and Infinity are not numbers in JSON'],
  ['{"a": -Infinity}', '1:7', 'NaN and Infinity are not numbers in JSON'],
  ['[1,,2]', '1:4', 'there is a comma where a value should be'],
  ['{"a": "\\x"}', '1:8', 'a string holds an escape that JSON does not know'],
  ['{a: 1}', '1:2', 'a word is not in double quotes'],
  ['{"a": tru}', '1:7', 'a word is not in double quotes'],
  ['{"a": 1e999}', '1:7', 'a number is too large'],
  ['{"a": "\\ud800"}', '1:7', 'a string holds an unpaired surrogate, which is not a character'],
  ['{"\\udc00": 1}', '1:2', 'a string holds an unpaired surrogate, which is not a character'],
  ['{"a": "x\\u0000"}', '1:7', 'a string holds a NUL character, which no program accepts'],
  ['{"x\\u0000": 1}', '1:2', 'a string holds a NUL character, which no program accepts'],
  ['{"__proto__": 1}', '1:2', 'the key "__proto__" is not allowed'],
  ['{"a": {"b": 1,\n "b": 2}}', '2:2', 'duplicate key "b" (/a/b)'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, '1:65', 'objects and lists are nested more than 64 levels deep'],
])('%s is not JSON', (text, place, message) => {
  expect(
    readJson('odpm.json', text).problems.map((one) => [`${one.at?.line}:${one.at?.column}`, one.message]),
  ).toEqual([[place, message]]);
});

test('a syntax error shows its line', () => {
  expect(shown('{\n  "a": hunter2\n}')).toMatchInlineSnapshot(`
    "error: a word is not in double quotes

      odpm.json:2:8
      2 |   "a": hunter2
                 ~~~~~~~

      Write strings and keys in double quotes: "text".

      manifest/not-json (odpm explain manifest/not-json)
    "
  `);
});

test('a syntax error in a file with secrets shows nothing of it', () => {
  expect(shown('{\n  "db_manager_password": hunter2\n}', true)).toMatchInlineSnapshot(`
    "error: a word is not in double quotes

      odpm.json:2:26

      Write strings and keys in double quotes: "text".

      manifest/not-json (odpm explain manifest/not-json)
    "
  `);
});

test('both places of a duplicate key are shown', () => {
  expect(shown('{\n  "a": 1,\n  "a": 2\n}')).toMatchInlineSnapshot(`
    "error: duplicate key "a" (/a)

      odpm.json:3:3
      3 |   "a": 2
            ~~~

      see also
      odpm.json:2:3
      2 |   "a": 1,
            ~~~

      Keep one of the two.

      manifest/duplicate-key (odpm explain manifest/duplicate-key)
    "
  `);
});

test('every value and key has its place, and a number its spelling', () => {
  const read = readJson('odpm.json', '{\r\n  "a/b": [19.0, {"c": "x"}]\r\n}');
  expect(read.ok && Object.fromEntries(read.value.origins)).toMatchInlineSnapshot(`
    {
      "": {
        "by": "odpm.json",
        "column": 1,
        "file": "odpm.json",
        "length": 1,
        "line": 1,
        "pointer": "",
        "text": "{",
      },
      "/a~1b": {
        "by": "odpm.json",
        "column": 10,
        "file": "odpm.json",
        "key": {
          "column": 3,
          "file": "odpm.json",
          "length": 5,
          "line": 2,
          "pointer": "/a~1b",
          "text": "  "a/b": [19.0, {"c": "x"}]",
        },
        "length": 18,
        "line": 2,
        "pointer": "/a~1b",
        "text": "  "a/b": [19.0, {"c": "x"}]",
      },
      "/a~1b/0": {
        "by": "odpm.json",
        "column": 11,
        "file": "odpm.json",
        "length": 4,
        "line": 2,
        "pointer": "/a~1b/0",
        "source": "19.0",
        "text": "  "a/b": [19.0, {"c": "x"}]",
      },
      "/a~1b/1": {
        "by": "odpm.json",
        "column": 17,
        "file": "odpm.json",
        "length": 10,
        "line": 2,
        "pointer": "/a~1b/1",
        "text": "  "a/b": [19.0, {"c": "x"}]",
      },
      "/a~1b/1/c": {
        "by": "odpm.json",
        "column": 23,
        "file": "odpm.json",
        "key": {
          "column": 18,
          "file": "odpm.json",
          "length": 3,
          "line": 2,
          "pointer": "/a~1b/1/c",
          "text": "  "a/b": [19.0, {"c": "x"}]",
        },
        "length": 3,
        "line": 2,
        "pointer": "/a~1b/1/c",
        "text": "  "a/b": [19.0, {"c": "x"}]",
      },
    }
  `);
});

test('what JSON.parse reads is read alike, and what it refuses is refused', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    '"b"',
    ':',
    ',',
    '1',
    '-0.5e2',
    'true',
    'null',
    ' ',
    '\n',
    'x',
  );
  const text = fc.oneof(
    fc.json(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const read = readJson('a.json', written);
      const strict = read.problems.some(({ code }) => code !== 'manifest/not-json');
      const parsed = ((): unknown => {
        try {
          return { value: JSON.parse(written) as unknown };
        } catch {
          return undefined;
        }
      })();
      if (!strict) expect(read.ok ? { value: read.value.root } : undefined).toEqual(parsed);
    }),
    { numRuns: 2000 },
  );
});
