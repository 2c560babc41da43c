import { expect, test } from 'vitest';
import { pointNames, points } from '../../../src/model/index.ts';
import { problemsIn, rowsIn, shop } from '../shop.ts';
import type { Shop } from '../shop.ts';

// What plugins of odpm 4 could ask of the version of the API.

const up = async (at: Shop) => at.odpm('up --skip-start --trust');

test('a file without a version counts as made for 1.0, and nothing that 1.0 has is kept from it', async () => {
  const handlers = pointNames.map((point) => {
    const answer = { observe: '{}', validate: '[]', transform: 'event.value' }[points[point].mode];
    return `on('${point}', (event, ctx) => { ctx.log('${point}'); return ${answer}; })`;
  });
  const code = `import { on } from 'odpm/sdk';
    export default {
      on: [${handlers.join(', ')}],
      fragments: [{ name: 'flag', composeServicePatches: () => ({ odoo: { environment: { MY_FLAG: '1' } } }) }],
    };`;
  const at = await shop({ files: { '.odpm/plugins/whole.mjs': code } });
  const { code: ended, err } = await up(at);
  expect(ended).toBe(0);
  expect(rowsIn(err)['plugin.whole']).toContain(
    'whole (api 1.0) from .odpm/plugins/whole.mjs: patch of odoo, 14 handlers',
  );
  const called = new Set([...err.matchAll(/^ {2}whole: (\S+)$/gm)].map(([, point]) => point));
  const inUp = ['plan.before', 'plan.after', 'step.before', 'step.after', 'manifest.validate', 'plan.view'];
  expect([...called]).toEqual(expect.arrayContaining([...inUp, 'compose.service', 'odoo_conf.options']));
  expect([...new Set(pointNames.map((point) => points[point].since))]).toEqual(['1.0']);
});

test('code can ask for a version of the API', async () => {
  const asks = (range: string): string =>
    `import { assertApi, EXTENSION_API_VERSION } from 'odpm/sdk';
     assertApi('${range}');
     export default { setup: (ctx) => ctx.log(EXTENSION_API_VERSION) };`;
  const good = await shop({ files: { '.odpm/plugins/asks.mjs': asks('>=1.0 <2') } });
  expect((await up(good)).err).toContain('  asks: 1.1\n');
  const other = await shop({ files: { '.odpm/plugins/asks.mjs': asks('^2.0') } });
  const { code, err } = await up(other);
  expect(code).toBe(3);
  expect(problemsIn(err)).toMatchInlineSnapshot(`
    "error: version ^2.0 of the extension API is asked for, and this odpm serves 1.0 and 1.1

      Use a version of the plugin that is made for this odpm, or an odpm that serves
      it.

      plugins/api-range (odpm explain plugins/api-range)
    "
  `);
});
