import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { readSecrets } from '../../src/settings/index.ts';
import { secretDocument } from './json.ts';

const read = (value: unknown) => readSecrets(secretDocument('.odpm/secrets.json', value));

test('keys with a value are told from those that still wait for one', () => {
  const secrets = {
    'api.key': 'x',
    mail: 'replace_me',
    bank: ' ',
    sms: 'TODO',
    chat: 'changeme',
    pin: 'todo list',
  };
  const found = read({ schema_version: 1, secrets });
  expect(found.ok && found.value).toEqual({
    usable: new Set(['api.key', 'pin']),
    placeholders: new Set(['mail', 'bank', 'sms', 'chat']),
  });
});

test.each([
  [
    { schema_version: 1, secrets: { 'api.key': 7 } },
    '/secrets/api.key error: /secrets/api.key must be a string. Write it like "text".',
  ],
  [{ secrets: {} }, '/schema_version error: "schema_version" is missing. Add "schema_version": 1.'],
  [
    { schema_version: 2, secrets: {} },
    '/schema_version error: /schema_version has the wrong form. Write it like 1.',
  ],
  [
    { schema_version: 'x', secrets: {} },
    '/schema_version error: /schema_version must be a whole number. Write it like 1.',
  ],
  [
    { schema_version: 1, secrets: { 'api key': 'x' } },
    '/secrets/api key error: /secrets/api key has the wrong form. Write it like "payment_provider.api_key".',
  ],
])('%j', (value, problem) => {
  const said = read(value).problems.map(
    ({ severity, message, fix, at }) => `${at?.pointer} ${severity}: ${message}. ${fix}`,
  );
  expect(said).toEqual([problem]);
});

test('no word of a value is shown', () => {
  const { problems } = read({ schema_version: 'hunter2', secrets: { a: ['hunter2'] } });
  expect(asText(problems, { width: 80, colour: false })).not.toContain('hunter2');
});
