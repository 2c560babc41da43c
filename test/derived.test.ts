import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { derived, manifestSchema } from '../schemas/derive.ts';

test.each(Object.entries(derived))('%s comes from its schema', async (file, derive) => {
  await expect(await derive()).toMatchFileSnapshot(`../${file}`);
});

const json = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8')) as object;

test.each([
  'odpm.v1.schema.json',
  'odpm.v2.schema.json',
  'settings.schema.json',
  'user-settings.schema.json',
  'secrets.v1.schema.json',
  'projects.v1.schema.json',
  'plan.v1.schema.json',
  'lock.v1.schema.json',
  'graph.v1.schema.json',
  'plugin.v1.schema.json',
  'defaults.schema.json',
  'images.schema.json',
])('%s keeps to our meta-schema', (name) => {
  const ajv = new Ajv2020({ strict: false });
  const validate = ajv.compile(json('meta.schema.json'));
  validate(json(name));
  expect(validate.errors ?? []).toEqual([]);
});

test.each(['defaults', 'images'])('%s.json keeps to its schema', (name) => {
  const validate = new Ajv2020({ strict: false }).compile(json(`${name}.schema.json`));
  validate(json(`${name}.json`));
  expect(validate.errors ?? []).toEqual([]);
});

test('an overlay has exactly the fields whose x-overlay is not fixed', () => {
  const joined = Object.entries(manifestSchema.properties ?? {}).filter(
    ([, node]) => node['x-overlay'] !== 'fixed',
  );
  const overlay = manifestSchema.$defs?.['overlay']?.properties ?? {};
  expect(Object.keys(overlay)).toEqual(joined.map(([key]) => key));
});
