import { expect, test } from 'vitest';
import { shop } from './shop.ts';

const mailpit = { extensions: { plugins: { mailpit: 'builtin' } } };

test('a command of a plugin is called by its names, and runs', async () => {
  const { odpm } = await shop({ manifest: mailpit });
  expect(await odpm('mailpit inbox')).toEqual({
    code: 0,
    out: '',
    err: '  mailpit: http://127.0.0.1:8025\n',
  });
});

test('the name alone says what there is to call', async () => {
  const { odpm } = await shop({ manifest: mailpit });
  const { code, out } = await odpm('mailpit');
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'Usage: odpm mailpit <command> [arguments...]',
      '',
      'Catches the mails that Odoo sends, and shows them.',
      '',
      'Commands:',
      '  inbox  Say where mails are shown.',
      '  clear  Throw all mails away.',
      '',
    ].join('\n'),
  );
});

test('a command that the plugin has not is told with the nearest one', async () => {
  const { odpm } = await shop({ manifest: mailpit });
  const { code, err } = await odpm('mailpit inbx');
  expect(code).toBe(64);
  expect(err).toContain('the plugin mailpit has no command "inbx"');
  expect(err).toContain('Write "odpm mailpit inbox".');
  expect(err).toContain('plugins/no-command');
});

test('a word that is neither command nor plugin is told as ever', async () => {
  const { odpm } = await shop({ manifest: mailpit });
  const { code, err } = await odpm('postbox inbox');
  expect(code).toBe(64);
  expect(err).toContain('there is no command "postbox"');
});

const goodbye = `import { definePlugin, write } from 'odpm/sdk';
export default definePlugin({
  onDisable: () => [write('.odpm/state/plugins/hello/bye.txt', 'bye')],
  onEnable: () => [write('.odpm/state/plugins/hello/back.txt', 'back')],
});
`;
const files = { '.odpm/plugins/hello.mjs': goodbye };

test('a plugin that never ran here has nothing to say when it is switched off', async () => {
  const { odpm, read } = await shop({ files });
  const said = { code: 0, out: 'hello is off for you; user_settings.json is written\n', err: '' };
  expect(await odpm('plugins disable hello')).toEqual(said);
  expect(read('.odpm/state/plugins/hello/bye.txt')).toBeUndefined();
});

test('one that ran and is not trusted any more is switched off without being asked, and that is said', async () => {
  const { odpm, read } = await shop({ files });
  expect((await odpm('up --skip-start --trust')).code).toBe(0);
  const { code, out, err } = await odpm('plugins disable hello');
  expect(code).toBe(0);
  expect(out).toBe('hello is off for you; user_settings.json is written\n');
  expect(err).toContain('the plugin hello is not trusted, so its onDisable did not run');
  expect(err).toContain('extend/not-asked');
  expect(read('.odpm/state/plugins/hello/bye.txt')).toBeUndefined();
});

test('a trusted one does what it wants done when it is switched off and on', async () => {
  const { odpm, read } = await shop({ files });
  expect((await odpm('trust', { typed: ['y'] })).code).toBe(0);
  expect((await odpm('plugins disable hello')).code).toBe(0);
  expect(read('.odpm/state/plugins/hello/bye.txt')).toBe('bye');
  expect((await odpm('plugins enable hello')).code).toBe(0);
  expect(read('.odpm/state/plugins/hello/back.txt')).toBe('back');
});
