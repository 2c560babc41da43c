import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declarationsOf, leaningOn, pretty } from './declarations.ts';

const ofTests = 'docs/api/sdk-testing.d.ts';
const modules = {
  'docs/api/sdk.d.ts': 'src/sdk/index.ts',
  'docs/api/sdk-services.d.ts': 'src/sdk/services.ts',
  [ofTests]: 'src/sdk/testing.ts',
};

test('what plugins are promised is in docs/api, each module in one file', async () => {
  const all = await declarationsOf(modules);
  const sdk = all.get('docs/api/sdk.d.ts') ?? '';
  for (const [file, text] of all) {
    const said = file === ofTests ? await pretty(leaningOn(sdk, text)) : text;
    await expect(said).toMatchFileSnapshot(`../../${file}`);
  }
}, 120_000);

test.each(Object.keys(modules))('%s leans on no other file, that of tests on the SDK alone', (file) => {
  const said = readFileSync(file, 'utf8').replace(/^import type \{[^}]*\} from 'odpm\/sdk';$/m, (own) =>
    file === ofTests ? '' : own,
  );
  expect(said).not.toMatch(/^\s*import |import\(|^export .* from |<reference/m);
});
