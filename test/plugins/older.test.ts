import { expect, test } from 'vitest';
import { isOlder } from '../../src/builtin/redis/older.ts';

test.each([
  ['redis:7', 'redis:8', true],
  ['redis:8', 'redis:7', false],
  ['redis:7.2.4-alpine', 'redis:7.4', true],
  ['redis:7.10', 'redis:7.9', false],
  ['hub.test:5000/redis:7', 'hub.test:5000/redis:8', true],
  ['redis:v7', 'redis:v8', true],
])('of %s and %s the first is older: %s', (image, than, older) => {
  expect(isOlder(image, than)).toBe(older);
});

test.each([
  ['redis:8', 'redis:8'],
  ['redis:8', 'redis:8.2'],
  ['redis:8.2', 'redis:8'],
  ['redis', 'redis:8'],
  ['redis:latest', 'redis:8'],
  ['valkey:7', 'redis:8'],
  ['hub.test:5000/redis', 'hub.test:6000/redis'],
])('tags do not tell whether %s is older than %s', (image, than) => {
  expect(isOlder(image, than)).toBe(false);
});
