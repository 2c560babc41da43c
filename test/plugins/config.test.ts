import { expect, test } from 'vitest';
import { packageJson, saidOf, surveyOf } from './given.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['domain'],
  properties: {
    domain: { type: 'string', examples: ['shop.test'] },
    port: { type: 'integer', minimum: 1024, default: 8025 },
    tls: { type: 'object', default: {}, properties: { mode: { enum: ['off', 'internal'], default: 'off' } } },
    hosts: { type: 'array', items: { type: 'string' } },
  },
};

const filesWith = (text: string) => ({
  '.odpm/plugins/mailpit/package.json': packageJson({
    name: 'mailpit',
    configSchema: './config.schema.json',
  }),
  '.odpm/plugins/mailpit/index.js': '',
  '.odpm/plugins/mailpit/config.schema.json': text,
});
const files = filesWith(JSON.stringify(schema));

const configOf = async (config: object, text = JSON.stringify(schema)) => {
  const { plugins } = await surveyOf({ files: filesWith(text), extensions: { config } });
  return plugins[0]?.config;
};

test('a section gets the defaults of its schema', async () => {
  expect(await configOf({ mailpit: { domain: 'shop.test' } })).toEqual({
    domain: 'shop.test',
    port: 8025,
    tls: { mode: 'off' },
  });
});

test('a section that nobody wrote gets them too', async () => {
  const { required, ...rest } = schema;
  expect(required).toEqual(['domain']);
  expect(await configOf({}, JSON.stringify(rest))).toEqual({ port: 8025, tls: { mode: 'off' } });
});

test('what does not fit is told in the manifest, at the value', async () => {
  const config = { mailpit: { prot: 1, port: 80, tls: { mode: 'on' }, hosts: ['a', 2] } };
  await expect(await saidOf({ files, extensions: { config } })).toMatchFileSnapshot('config-flaws.txt');
});

test('a section that has to be there is asked for', async () => {
  expect(await saidOf({ files })).toBe(
    `error: "domain" is missing (/extensions/config/mailpit/domain)

  odpm.json:1:1
  1 | {
      ~

  Add "config": {"mailpit": {"domain": "shop.test"}} to extensions.

  plugins/bad-config (odpm explain plugins/bad-config)
`,
  );
});

test('a single file takes any section', async () => {
  const given = { files: { '.odpm/plugins/audit.mjs': '' }, extensions: { config: { audit: { any: [1] } } } };
  expect((await surveyOf(given)).plugins[0]).toMatchObject({ config: { any: [1] }, problems: [] });
});

test('a schema that is none is a problem of the plugin', async () => {
  const said = async (text: string) =>
    saidOf({ files: filesWith(text), extensions: { config: { mailpit: { port: 1 } } } });
  expect(await said('[]')).toContain(
    'error: .odpm/plugins/mailpit/config.schema.json is not a schema of JSON Schema 2020-12: it is not an object',
  );
  await expect(
    await said('{"type": "object", "properties": {"port": {"type": "text"}}}'),
  ).toMatchFileSnapshot('config-schema.txt');
  expect(await said('{"$ref": "https://example.com/other.json"}')).toContain("can't resolve reference");
  expect(await said('{')).toContain('manifest/not-json');
});

test('a section of nobody is a warning, with the name that is near', async () => {
  const config = { mailpti: {}, telemetry: {} };
  const given = { files: { '.odpm/plugins/mailpit.mjs': '' }, extensions: { config } };
  await expect(await saidOf(given)).toMatchFileSnapshot('config-of-nobody.txt');
});
