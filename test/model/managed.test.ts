import { expect, test } from 'vitest';
import { managedWords } from '../../src/model/managed.ts';

test.each([
  ['-d', '-d'],
  ['-dshop', '-d'],
  ['-p8070', '-p'],
  ['--database=shop', '--database'],
  ['--data=shop', '--data'],
  ['--http-port', '--http-port'],
  ['--http-p=1', '--http-p'],
  ['--db_password', '--db_password'],
  ['--stop', '--stop'],
])('%s is managed', (word, told) => {
  expect(managedWords([word]).map((each) => each.word)).toEqual([told]);
});

test.each([
  '--dev=all',
  '--db-filter=^a$',
  '--log-level',
  '--workers',
  '3',
  'shop',
  '-',
  '--',
  '--limit-time-cpu',
])('%s is the own affair of who writes it', (word) => {
  expect(managedWords([word])).toEqual([]);
});
