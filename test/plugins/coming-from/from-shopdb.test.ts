import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extensionApiVersion, servedApiVersions } from '../../../src/model/index.ts';
import { inFolder } from '../live-given.ts';
import { problemsIn, rowsIn, shop } from '../shop.ts';
import type { Shop } from '../shop.ts';

// A contract with versions, dependencies, services, settings, commands and schemas.

const up = (at: Shop) => at.odpm('up --skip-start --trust');

const speaks = "process.stderr.write('code was read'); export default {};";

test('a plugin for another version of the contract is refused before its code is read', async () => {
  const at = await shop({ files: inFolder('computers', { api: '>=2.0 <3' }, speaks) });
  for (const line of ['manifest validate', 'up --skip-start --trust']) {
    const { code, err } = await at.odpm(line);
    expect(code).toBe(3);
    expect(err).not.toContain('code was read');
    expect(problemsIn(err)).toMatchInlineSnapshot(`
      "error: computers is made for the extension API >=2.0 <3; this odpm has 1.0 and 1.1

        .odpm/plugins/computers/package.json:1:88
        1 | module","odpm":{"name":"computers","api":">=2.0 <3","entry":"./index.js"}}
                                                     ~~~~~~~~~~

        Use a version of it that is made for 1.1; if it works with that, write "api":
        ">=1.0 <2".

        plugins/api-range (odpm explain plugins/api-range)
      "
    `);
  }
});

test.each([
  ['>=0.1 <2', '1.1'],
  ['^1.0', '1.1'],
  ['~1.0', '1.0'],
  ['1.0.x', '1.0'],
  ['*', '1.1'],
])('one for %s is served %s', async (api, served) => {
  const at = await shop({ files: inFolder('computers', { api }, 'export default {};') });
  const { code, err } = await up(at);
  expect(code).toBe(0);
  expect(rowsIn(err)['plugin.computers']).toContain(`computers 1.2.0 (api ${served}) from`);
});

test('the version of the contract is the newest that is served', () => {
  expect(servedApiVersions.at(-1)).toBe(`${extensionApiVersion}.0`);
});

test('what was removed of the contract stands on a page, with the versions that are served', () => {
  const page = readFileSync('docs/guide/plugins.md', 'utf8');
  const chapter = page.split('## The API and its versions')[1]?.split('\n## ')[0] ?? '';
  expect(chapter).toContain(`today ${extensionApiVersion}.`);
  const served = servedApiVersions.map((version) => version.replace(/\.0$/, ''));
  expect(chapter).toContain(`odpm serves ${served.join(' and ')}.`);
  expect(chapter).toContain('### Removed\n\nNothing yet.');
});

const logs = (word: string): string => `export default { setup: (ctx) => ctx.log('${word}') };`;

test('dependencies come first, whatever they are called', async () => {
  const at = await shop({
    files: {
      ...inFolder('a-printers', { requires: { 'b-network': '^1.0', 'c-assets': '*' } }, logs('printers')),
      ...inFolder('b-network', { requires: { 'c-assets': '^1.2' } }, logs('network')),
      ...inFolder('c-assets', {}, logs('assets')),
    },
  });
  const { code, err } = await up(at);
  expect(code).toBe(0);
  expect([...err.matchAll(/^ {2}[abc]-\w+: (\w+)$/gm)].map(([, word]) => word)).toEqual([
    'assets',
    'network',
    'printers',
  ]);
});

const wants = (requires: object) => inFolder('printers', { requires }, 'export default {};');
const wrong = {
  missing: wants({ network: '^1.0' }),
  'out of range': { ...wants({ network: '^2.0' }), ...inFolder('network', {}, 'export default {};') },
  'in a circle': {
    ...wants({ network: '*' }),
    ...inFolder('network', { requires: { printers: '*' } }, 'export default {};'),
  },
};

test.each(Object.entries(wrong))('a dependency that is %s is told at its line', async (what, files) => {
  const { code, err } = await (await shop({ files })).odpm('manifest validate');
  expect(code).toBe(3);
  await expect(problemsIn(err)).toMatchFileSnapshot(`from-shopdb/a dependency ${what}.txt`);
});

const zabbix = `
  class Zabbix {
    #calls = 0;
    ask() { this.#calls += 1; return 'call ' + this.#calls; }
  }
  export default { offers: { zabbix: (ctx) => { ctx.log('made'); return new Zabbix(); } } };
`;
const asks = `export default { setup: (ctx) => ctx.log(ctx.offer('zabbix')?.ask() ?? 'nobody offers it') };`;

test('a service is made once, for those who require the plugin that offers it', async () => {
  const at = await shop({
    files: {
      ...inFolder('printers', {}, zabbix),
      ...inFolder('one', { requires: { printers: '*' } }, asks),
      ...inFolder('two', { requires: { printers: '*' } }, asks),
      ...inFolder('zero', {}, asks),
    },
  });
  const { code, err } = await up(at);
  expect(code).toBe(0);
  expect(err.match(/^ {2}\S+: .*$/gm)?.filter((line) => !line.includes(' +'))).toEqual([
    '  printers: made',
    '  one: call 1',
    '  two: call 2',
    '  zero: nobody offers it',
  ]);
});

const settings = `
  export default {
    commands: {
      set: ([key, value], ctx) => { ctx.store.set(key, value); return 0; },
      get: ([key], ctx) => { ctx.log(ctx.store.get(key) ?? 'not set'); return 0; },
    },
  };
`;
const commands = {
  set: { summary: 'Keep a setting.', access: 'write' },
  get: { summary: 'Show a setting.', access: 'read' },
};

test('commands keep and read what a plugin remembers, from one run to the next', async () => {
  const at = await shop({ files: inFolder('printers', { commands }, settings) });
  expect((await at.odpm('printers get url')).code).toBe(4);
  await at.odpm('trust', { typed: ['y'] });
  expect((await at.odpm('printers get url')).err).toBe('  printers: not set\n');
  expect((await at.odpm('printers set url http://zabbix')).code).toBe(0);
  expect((await at.odpm('printers get url')).err).toBe('  printers: http://zabbix\n');
  expect(at.read('.odpm/state/plugins/printers.json')).toBe('{\n  "url": "http://zabbix"\n}\n');
  const help = await at.odpm('printers --help');
  expect(help.out).toContain('  set  Keep a setting.\n  get  Show a setting.\n');
  const unknown = await at.odpm('printers gett url');
  expect(unknown.code).toBe(64);
  expect(problemsIn(unknown.err)).toContain('Write "odpm printers get".');
});

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: ['hostname'],
  properties: { hostname: { type: 'string' }, retries: { type: 'integer', default: 3 } },
};
const collector = {
  ...inFolder(
    'collector',
    { configSchema: './config.schema.json' },
    'export default { setup: (ctx) => ctx.log(JSON.stringify(ctx.config)) };',
  ),
  '.odpm/plugins/collector/config.schema.json': JSON.stringify(schema),
};

test('a section is checked by the schema of its plugin, and gets its defaults', async () => {
  const wrong = await shop({
    files: collector,
    manifest: { extensions: { config: { collector: { hostname: 'pc1', port: 1 } } } },
  });
  const { code, err } = await wrong.odpm('manifest validate');
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: unknown key "port" (/extensions/config/collector/port)

      odpm.json:17:9
      17 |         "port": 1
                   ~~~~~~

      Remove it; known here: hostname, retries.

      plugins/bad-config (odpm explain plugins/bad-config)
    "
  `);
  const right = await shop({
    files: collector,
    manifest: { extensions: { config: { collector: { hostname: 'pc1' } } } },
  });
  expect((await up(right)).err).toContain('  collector: {"hostname":"pc1","retries":3}\n');
});
