import { expect, test } from 'vitest';
import { inFolder, living, local, rowsOf } from './live-given.ts';

const mailpit = `
import { definePlugin, on, verdict } from 'odpm/sdk';

export default definePlugin({
  steps: [{ id: 'mailpit.step', description: 'Empty the inbox.', evaluate: () => verdict.noop('it is empty') }],
  fragments: [{ name: 'mailpit', composeServices: () => ({ mailpit: { image: 'axllent/mailpit' } }) }],
  hooks: { 'mycompany.odpm.hooks.warmup': { postClone() {} } },
  on: [on('plan.after', () => {}), on('service.before_create', { service: 'odoo' }, () => [])],
});
`;

test('a row tells what a plugin adds, and where it comes from', async () => {
  const lived = await local({ mailpit });
  expect(await rowsOf(lived)).toBe(
    'update plugin.mailpit: mailpit (api 1.0) from .odpm/plugins/mailpit.mjs: step mailpit.step, service mailpit, hook mycompany.odpm.hooks.warmup, 2 handlers; it runs here for the first time\n' +
      'update plugins.load: what runs here is to be remembered\n',
  );
  expect(lived.extensions.loaded).toEqual(['mailpit']);
});

test('of a folder the version is told, too', async () => {
  const lived = await living({ files: inFolder('mailpit', {}, 'export default {};') });
  expect(await rowsOf(lived)).toContain(
    'mailpit 1.2.0 (api 1.1) from .odpm/plugins/mailpit: it adds nothing; it runs here for the first time',
  );
});

test('no code of a project runs that the user has not trusted', async () => {
  const code = 'process.stdout.write("ran"); export default {};';
  const lived = await local({ mailpit: code }, { trusted: false });
  expect(await rowsOf(lived))
    .toBe(`blocked plugin.mailpit: not trusted: the plugin mailpit (.odpm/plugins/mailpit.mjs)
skip plugins.load: what has run here is remembered
note: not trusted: the plugin mailpit (.odpm/plugins/mailpit.mjs)

  Run "odpm trust": it shows what would run, and asks whether you trust it.

  model/not-trusted (odpm explain model/not-trusted)
`);
  expect(lived.printed()).toBe('');
});
