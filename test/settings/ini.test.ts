import { expect, test } from 'vitest';
import { readSettings } from '../../src/settings/index.ts';

const said = (text: string, ini = true): string[] =>
  readSettings([{ file: '.env', text, ini }], {})
    .problems.filter(({ code }) => code === 'settings/read-differently-before')
    .map(({ message, at }) => `${at?.line}: ${message}`);

test.each([
  ['A="x"', '1: odpm 4 read another value of A: quotes were part of the value'],
  ["A='x y'", '1: odpm 4 read another value of A: quotes were part of the value'],
  ['A=x # y', '1: odpm 4 read another value of A: a # began no comment'],
  ['\n\nA=50%%\n', '3: odpm 4 read another value of A: %% was a single %'],
  ['A=x%%y # z', '1: odpm 4 read another value of A: a # began no comment'],
  ['A=1\n  B=2', '2: odpm 4 read another value of B: its line is indented'],
  ['export A=1', '1: odpm 4 read another value of A: the word export was part of the name'],
  ['A=1\r\nB: 2\r\nC = 3\r\n', undefined],
  ['# "a comment" #\nA=1', undefined],
])('%j', (text, problem) => {
  expect(said(text)).toEqual(problem === undefined ? [] : [problem]);
});

test('where odpm 4 never was, nothing is said', () => {
  expect(said('A="x"\n  B=50%%', false)).toEqual([]);
});
