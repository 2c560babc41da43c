import { expect, test } from 'vitest';
import { asText } from '../../src/diagnostics/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { places, read, sound } from './sound.ts';
import { took } from '../took.ts';

test('a huge text where a version stands is one problem, its frame cut to a line', () => {
  const text = JSON.stringify({ ...sound, python: 'x'.repeat(900_000) });
  const problems = asText(readManifest('odpm.json', text).problems, { width: 80, colour: false });
  expect(Math.max(...problems.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('one wrong variable of very many is found in good time', () => {
  const environment = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, at) => [`V${at}`, at === 25_000 ? [] : 'x']),
  );
  expect(places({ services: { box: { image: 'a', environment } } })).toEqual([
    'manifest/wrong-type /services/box/environment/V25000',
  ]);
}, 2000);

const patterned = {
  odoo_version: (text: string) => ({ odoo_version: text }),
  platform_name: (text: string) => ({ platform_name: text }),
  python: (text: string) => ({ python: text }),
  postgres: (text: string) => ({ postgres: text }),
  requires_odpm: (text: string) => ({ requires_odpm: text }),
  section: (text: string) => ({ odoo_conf: { [text]: {} } }),
  option: (text: string) => ({ odoo_conf: { options: { [text]: '' } } }),
  service: (text: string) => ({ services: { [text]: { image: 'a' } } }),
  duration: (text: string) => ({ services: { a: { image: 'a', healthcheck: { interval: text } } } }),
};

test.each(Object.entries(patterned))('the pattern of %s takes no time on long input', async (_, changes) => {
  const milliseconds = await took(() => {
    for (const piece of ['a', '1', '1.', '.', ' ', '1s', '-'])
      expect(read(changes(`${piece.repeat(65_536 / piece.length)}!`)).problems.length).toBeGreaterThan(0);
  });
  expect(milliseconds).toBeLessThan(1000);
});
