import { expect, test } from 'vitest';
import { parse } from '../../src/cli/parse.ts';
import { table } from '../../src/cli/table.ts';
import { ownWords } from '../../src/plugins/index.ts';

const firstWords = new Set(table.map(({ name }) => name.split(' ')[0] ?? ''));

test('plugins know by which words nobody can call them', () => {
  expect([...firstWords].filter((name) => !ownWords.has(name))).toEqual([]);
});

test('a word that is no command may be a plugin, but not one that a later version brings', () => {
  const others = [...ownWords].filter((name) => !firstWords.has(name) && name !== 'help');
  expect(others.filter((name) => parse([name, 'list'], false).strange)).toEqual([]);
  expect(parse(['mails', 'inbox'], false).strange).toEqual(['mails', 'inbox']);
});

test('options in front of it hold for a plugin, too', () => {
  const parsed = parse(['-q', '-C', 'shop', '--color=never', 'mails', 'inbox', '-C', 'x'], false);
  expect(parsed.strange).toEqual(['mails', 'inbox', '-C', 'x']);
  expect(parsed.options).toMatchObject({ quiet: true, C: 'shop', color: 'never' });
});

test('options that are wrong are told, whatever stands behind them', () => {
  const { problem, strange } = parse(['--color', 'pink', 'mails'], false);
  expect(problem?.message).toBe('--color cannot be "pink"');
  expect(strange).toBeUndefined();
});
