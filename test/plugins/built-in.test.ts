import { expect, test } from 'vitest';
import * as builtIns from '../../src/builtin/index.ts';
import { problemsIn, rowsIn, shop } from './shop.ts';

const names = Object.keys(builtIns);

const using = (name: string, config?: object) =>
  shop({
    manifest: {
      extensions: { plugins: { [name]: 'builtin' }, ...(config && { config: { [name]: config } }) },
    },
    programs: () => ({}),
  });

test.each(names)('%s needs no trust, and its plan has nothing to mend', async (name) => {
  const at = await using(name);
  const { code, out, err } = await at.odpm('plan --no-docker');
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(rowsIn(out)[`plugin.${name}`]).toContain(`${name} 1.0.0 (api 1.1) from odpm itself: `);
  expect(rowsIn(out)[`compose.fragment.${name}`]).toContain(`the plugin ${name} declares it`);
});

test.each(names)('%s keeps to what all plugins have to keep to', async (name) => {
  const { code, out } = await (await using(name)).odpm(`plugins check ${name}`);
  expect(out).not.toContain('failed');
  expect(code).toBe(0);
});

test.each([
  ['mailpit', { port: '8025' }, 'error: /extensions/config/mailpit/port must be a whole number\n'],
  ['redis', { imag: 'redis:7' }, 'error: unknown key "imag" (/extensions/config/redis/imag)\n'],
  ['caddy', { only: 'yes' }, 'error: /extensions/config/caddy/only must be true or false\n'],
])('the section of %s is checked without running it', async (name, config, said) => {
  const { code, err } = await (await using(name, config)).odpm('manifest validate');
  expect(code).toBe(3);
  expect(problemsIn(err)).toContain(said);
});

test('ports and images are what the sections say', async () => {
  const mail = await using('mailpit', { port: 9025 });
  expect((await mail.odpm('up --skip-start')).code).toBe(0);
  expect(mail.read('docker-compose.yml')).toContain('"127.0.0.1:9025:8025"');
  expect((await mail.odpm('mailpit inbox')).err).toBe('  mailpit: http://127.0.0.1:9025\n');
  expect((await mail.odpm('status')).out).toContain('mails  http://127.0.0.1:9025\n');
  const store = await using('redis', { image: 'redis:7' });
  expect((await store.odpm('up --skip-start')).code).toBe(0);
  expect(store.read('docker-compose.yml')).toContain('image: "redis:7"');
});

test('Caddy alone is reached from outside, when its section says so', async () => {
  const at = await using('caddy', { only: true });
  expect((await at.odpm('up --skip-start')).code).toBe(0);
  expect(at.read('docker-compose.yml')?.match(/"127\.0\.0\.1:\d+:\d+"/g)).toEqual([
    '"127.0.0.1:5432:5432"',
    '"127.0.0.1:8080:80"',
  ]);
  expect((await at.odpm('status')).out).toContain('http://127.0.0.1:8080\n');
});

test('a Mailpit that does not answer is said so, where mails are to go', async () => {
  const at = await using('mailpit', { port: 9 });
  const { code, err } = await at.odpm('mailpit clear');
  expect(problemsIn(err)).toContain('error: Mailpit does not answer at http://127.0.0.1:9\n');
  expect(err).toContain('odpm up -d');
  expect(code).toBe(3);
});

test('what is written for Caddy goes when it is switched off', async () => {
  const at = await using('caddy');
  const caddyfile = '.odpm/state/plugins/caddy/Caddyfile';
  expect((await at.odpm('up --skip-start')).code).toBe(0);
  expect(at.read(caddyfile)).toContain('reverse_proxy odoo:8069');
  expect((await at.odpm('plugins disable caddy')).code).toBe(0);
  expect(at.read(caddyfile)).toBeUndefined();
});
