import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import rules, { doors } from '../.dependency-cruiser.mjs';

const { forbidden, options } = rules;

/** What of a folder's `src` breaks the import rules, one line each. */
async function violations(folder: string): Promise<string[]> {
  const given = {
    ...options,
    baseDir: resolve(folder),
    validate: true,
    ruleSet: { forbidden },
  } as ICruiseOptions;
  const { output } = await cruise(['src'], given);
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`).sort();
}

const withoutRule = (folder: string): string[] =>
  readdirSync(`${folder}/src`)
    .map((entry) => entry.replace(/\.ts$/, ''))
    .filter((room) => !Object.hasOwn(doors, room))
    .map((room) => `src/${room}: no rule`);

test('rooms import only what the rules allow', async () => {
  expect(await violations('.')).toEqual([]);
});

test('every folder of src has a rule', () => {
  expect(withoutRule('.')).toEqual([]);
});

test('a house that breaks one rule of each kind is caught at each of them', async () => {
  const found = [...(await violations('fixtures/house')), ...withoutRule('fixtures/house')];
  await expect(`${found.join('\n')}\n`).toMatchFileSnapshot('../fixtures/house/violations.txt');
  const named = forbidden.slice(Object.keys(doors).length).map(({ name }) => name);
  expect(named.filter((name) => !found.some((line) => line.endsWith(`: ${name}`)))).toEqual([]);
});

test('docs/architecture.md has a row for every room', () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, room]) => room);
  expect(rows.sort()).toEqual(Object.keys(doors).sort());
});
