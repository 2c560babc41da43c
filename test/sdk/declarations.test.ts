import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declarationsOf } from './declarations.ts';

const modules = {
  'docs/api/sdk.d.ts': 'src/sdk/index.ts',
  'docs/api/sdk-services.d.ts': 'src/sdk/services.ts',
};

test('what plugins are promised is in docs/api, each module in one file', async () => {
  for (const [file, text] of await declarationsOf(modules)) {
    await expect(text).toMatchFileSnapshot(`../../${file}`);
  }
}, 120_000);

test.each(Object.keys(modules))('%s leans on no other file', (file) => {
  expect(readFileSync(file, 'utf8')).not.toMatch(/^\s*import |import\(|^export .* from |<reference/m);
});
