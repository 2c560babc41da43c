import { expect, test } from 'vitest';
import { shownUrl } from '../../src/model/index.ts';
import { spokenLines } from '../../src/run/git/shown.ts';

const address = 'https://ana:a@secret@git.example.org/acme/web.git';

test('of a password with an "@" nothing is shown', () => {
  expect(shownUrl(`${address}?token=x`)).toBe('https://git.example.org/acme/web.git');
  expect(
    spokenLines(`fatal: unable to access '${address}/': The requested URL returned error: 500\n`),
  ).toEqual([
    "fatal: unable to access 'https://git.example.org/acme/web.git/': The requested URL returned error: 500",
  ]);
});
