import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/host/memory/host.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { places, sound } from './sound.ts';
import { took } from '../took.ts';

const link19 = 'https://github.com/odoo/odoo.git 19.0';

async function validated(text: string): Promise<string> {
  const host = memoryHost({ files: { '/project/odpm.json': text } });
  const code = await run(['manifest', 'validate', '--format', 'json'], host);
  return `${host.printed().out}exit ${code}`;
}

const codesIn = (shown: string): string[] =>
  [...shown.matchAll(/"code": ?"([^"]*)"/g)].map(([, code = '']) => code);

test('what is missing is said once', async () => {
  expect(codesIn(await validated('{}'))).toEqual(['manifest/no-odpm-version', 'manifest/missing-key']);
  const link = '{"odpm_version": "4.0", "odoo_git_link": "file:///opt/odoo"}';
  expect(codesIn(await validated(link))).toContain('project/no-odoo-version');
});

test('the address of the schema is for editors: nothing in it is a reference', async () => {
  const text = JSON.stringify({ $schema: 'https://example.org/${A}', ...sound, platform: { git: link19 } });
  expect(codesIn(await validated(text))).toEqual([]);
});

test('a key that stands twice in user_settings.json hides nothing else there', async () => {
  const settings = '{"update_git_repos": true, "update_git_repos": true, "dev_mode": 5}';
  const files = {
    '/project/odpm.json': JSON.stringify({ ...sound, platform: { git: link19 } }),
    '/project/user_settings.json': settings,
  };
  const host = memoryHost({ files });
  await run(['manifest', 'validate', '--format', 'json'], host);
  expect(codesIn(host.printed().out)).toEqual(['manifest/duplicate-key', 'settings/wrong-type']);
});

test('a BOM and CRLF change nothing of what is said', async () => {
  const text = JSON.stringify({ ...sound, services: { box: {} }, hook: 1 }, undefined, 2);
  expect(await validated(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toBe(await validated(text));
});

test.each(['environment', 'labels', 'sysctls', 'extra_hosts'])('"__proto__" is no name in %s', (key) => {
  const before = Reflect.ownKeys(Object.prototype).map(String);
  const box = `{"image": "a", "${key}": {"__proto__": "x"}}`;
  const text = JSON.stringify({ ...sound, services: { box: 0 } }).replace('"box":0', `"box":${box}`);
  expect(
    readManifest('odpm.json', text).problems.map(({ code, at }) => `${code} ${at?.pointer ?? ''}`),
  ).toEqual([`manifest/forbidden-key /services/box/${key}/__proto__`]);
  expect(Reflect.ownKeys(Object.prototype).map(String)).toEqual(before);
});

test('what every object inherits is not there: as service, as key, as dependency', async () => {
  const box = { image: 'a', depends_on: ['toString'] };
  const shown = await validated(
    JSON.stringify({ ...sound, services: { box }, service_patches: { constructor: { tty: true } } }),
  );
  expect(
    [...shown.matchAll(/"pointer": ?"([^"]*)","fix"|"pointer": ?"([^"]*)"/g)].map(([, a, b]) => a ?? b),
  ).toEqual(expect.arrayContaining(['/services/box/depends_on/0', '/service_patches/constructor']));
  const { platform: _, ...rest } = sound;
  expect(places({ ...rest, platform: undefined, hasOwnProperty: 1 })).toEqual([
    'manifest/missing-key /platform',
    'manifest/unknown-key /hasOwnProperty',
  ]);
});

/** Every regular expression of a schema, wherever in it. */
function patternsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'pattern' && typeof value === 'string') return [value];
    const names = key === 'patternProperties' ? Object.keys(value as object) : [];
    return [...names, ...patternsIn(value)];
  });
}

const schemas = readdirSync('schemas').filter((name) => name.endsWith('.schema.json'));
const patterns = new Set(
  schemas.flatMap((name) => patternsIn(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')))),
);

test.each([...patterns])('the pattern %s takes no time on 64 KiB', async (pattern) => {
  const expression = new RegExp(pattern, 'u');
  const milliseconds = await took(() => {
    for (const piece of ['a', '1', '1.', '.', '-', ' ', '1s', 'a:', '${A}', 'a/', '10.', '0:']) {
      for (const end of ['!', '\n', '']) expression.test(piece.repeat(65_536 / piece.length) + end);
    }
  });
  expect(milliseconds).toBeLessThan(1000);
});
