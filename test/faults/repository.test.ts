import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box } from './box.ts';
import type { Box, Ended } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
  at.manifest({ hooks: {} });
});

const up = (): Ended => at.odpm('up', '--skip-start', '--quiet');

const composed = 'caf\u00e9';
const taken = 'cafe\u0301';

test.each([
  ['Sale', 'sale'],
  [composed, taken],
])('the modules %j and %j of one folder: a warning names both', (first, second) => {
  for (const name of [first, second, 'crm']) at.put(`addons/${name}/__manifest__.py`, '{}');
  const { code, err } = up();
  expect(code).toBe(0);
  expect(err).toContain('sources/same-name');
  const shown = err.replaceAll(/\s+/g, ' ');
  expect(shown).toMatch(new RegExp(`the modules (${first} and ${second}|${second} and ${first}) in `));
  expect(shown).not.toContain('crm');
});

test("files and folders of one name that are no modules are nobody's business", () => {
  at.put('addons/README', '');
  at.put('addons/readme/file', '');
  expect(up()).toEqual({ code: 0, out: '', err: '' });
});

test('hidden folders are none of the repository: nobody looks into them', () => {
  at.put('.cache/file', '');
  symlinkSync('b', join(at.project, '.cache/a'));
  symlinkSync('a', join(at.project, '.cache/b'));
  expect(up()).toEqual({ code: 0, out: '', err: '' });
});

test('links that lead to each other: a warning names them, and the rest is used', () => {
  symlinkSync('b', join(at.project, 'addons/a'));
  symlinkSync('a', join(at.project, 'addons/b'));
  symlinkSync('itself', join(at.project, 'itself'));
  symlinkSync('nowhere', join(at.project, 'addons/gone'));
  mkdirSync(join(at.root, 'elsewhere'));
  symlinkSync(join(at.root, 'elsewhere'), join(at.project, 'addons/elsewhere'));
  const { code, err } = up();
  expect(code).toBe(0);
  const shown = err.replaceAll(/\s+/g, ' ');
  expect(shown).toContain(`links in ${at.project}/addons lead to each other and are passed over: a, b `);
  expect(shown).toContain(`links in ${at.project} lead to each other and are passed over: itself `);
  expect(at.run(['cat', '.odpm/runtime/config.json']).out).toContain('/home/odoo/extra-addons/shop/addons');
});
