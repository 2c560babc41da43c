import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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

const addonsPath = (): string => at.run(['cat', '.odpm/runtime/config.json']).out;

test('a folder of links to modules of the same repository is one of add-ons, and each of them is linked for an IDE', () => {
  at.put('vendor/deep/mail_more/__manifest__.py', '{}');
  mkdirSync(join(at.project, 'linked'));
  symlinkSync('../vendor/deep/mail_more', join(at.project, 'linked/mail_more'));
  symlinkSync('linked', join(at.project, 'second'));
  at.put('user_settings.json', '{ "create_module_links": true }\n');
  expect(up()).toEqual({ code: 0, out: '', err: '' });
  expect(addonsPath()).toContain('/home/odoo/extra-addons/shop/linked');
  expect(addonsPath()).not.toContain('/home/odoo/extra-addons/shop/second');
  expect(at.run(['readlink', '-f', '.odpm/links/addons/mail_more']).out).toBe(
    `${at.project}/vendor/deep/mail_more\n`,
  );
});

test('a link to a module at the root hides none of the folders of add-ons', () => {
  at.put('addons/crm/__manifest__.py', '{}');
  at.put('addons/sale/__manifest__.py', '{}');
  symlinkSync('addons/sale', join(at.project, 'sale'));
  expect(up()).toEqual({ code: 0, out: '', err: '' });
  expect(addonsPath()).toContain('/home/odoo/extra-addons/shop/addons');
});

test('links to modules that the container does not have are told, and passed over', () => {
  at.put('addons/crm/__manifest__.py', '{}');
  at.put('vendor/deep/mine/__manifest__.py', '{}');
  const elsewhere = join(at.root, 'elsewhere/theirs');
  mkdirSync(elsewhere, { recursive: true });
  writeFileSync(join(elsewhere, '__manifest__.py'), '{}');
  symlinkSync(elsewhere, join(at.project, 'addons/theirs'));
  // It leads to nothing where the repository lies in the container.
  symlinkSync(join(at.project, 'vendor/deep/mine'), join(at.project, 'addons/mine'));
  symlinkSync('../vendor/deep/mine', join(at.project, 'addons/sound'));
  symlinkSync(join(at.root, 'elsewhere'), join(at.project, 'more'));
  const { code, err } = up();
  expect(code).toBe(0);
  const shown = err.replaceAll(/\s+/g, ' ');
  expect(shown).toContain(
    `links in ${at.project}/addons lead to modules that the container lacks: mine, theirs `,
  );
  expect(shown).toContain(`links in ${at.project} lead to modules that the container lacks: more `);
  expect(addonsPath()).not.toContain('extra-addons/shop/more');
});

test('a link into another repository of the project is none to be told: the module is there by itself', () => {
  at.put('addons/crm/__manifest__.py', '{}');
  at.put('../web/web_more/__manifest__.py', '{}');
  at.manifest({ hooks: {}, dependencies: [`file://${join(at.root, 'web')}`] });
  symlinkSync('../../web/web_more', join(at.project, 'addons/web_more'));
  expect(up()).toEqual({ code: 0, out: '', err: expect.not.stringContaining('links') as unknown });
  expect(addonsPath()).toContain('/home/odoo/extra-addons/web');
});
