import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withEngine } from './engine.ts';
import { demoProject, eventually } from './project.ts';
import type { DemoProject } from './project.ts';

const hasOdoo = process.env['ODOO_PLATFORM_DIR'] !== undefined;

const settings = {
  db_creation_data: {
    db_lang: 'fr_FR',
    db_default_admin_login: 'boss@example.org',
    db_default_admin_password: 'b0ss pass',
  },
  db_manager_password: 'm4ster',
  dev_mode: 'xml',
  init_modules: ['odpm_demo'],
  update_modules: 'odpm_demo',
};

const testFile = (answer: number): string => `from odoo.tests import TransactionCase
class TestNote(TransactionCase):
    def test_note(self):
        self.assertEqual(self.env['odpm.demo.note'].search_count([]) * 0 + 42, ${String(answer)})
`;

/** What a debugger's first question is answered with. */
const debuggerSays = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const question = '{"seq":1,"type":"request","command":"initialize","arguments":{"adapterID":"odpm"}}';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`Content-Length: ${String(question.length)}\r\n\r\n${question}`);
    });
    socket.on('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.on('error', reject);
  });

(hasOdoo ? withEngine : describe.skip)('a database of real Odoo', () => {
  let project: DemoProject;
  const sql = (query: string): Promise<string> =>
    project.docker('compose', 'exec', '-T', 'db', 'psql', '-U', 'postgres', '-d', 'shop', '-Atc', query);
  const up = (...words: string[]) =>
    project.odpm('up', '--detach', '--trust', '--database', 'shop', ...words);
  const write = (path: string, text: string) => writeFileSync(join(project.folder, path), text);

  beforeAll(async () => {
    project = await demoProject();
    const manifest = JSON.parse(readFileSync(join(project.folder, 'odpm.json'), 'utf8')) as object;
    write('odpm.json', JSON.stringify({ ...manifest, database: { language: 'de_DE', country: 'DE' } }));
    write('user_settings.json', JSON.stringify(settings));
    mkdirSync(join(project.folder, 'addons/odpm_demo/tests'));
    write('addons/odpm_demo/tests/__init__.py', 'from . import test_note\n');
    write('addons/odpm_demo/tests/test_note.py', testFile(42));
  });

  afterAll(async () => {
    await project.end();
  });

  test('is made in the language and country of the team, with the administrator of the user', async () => {
    const made = await up('--install');
    expect(made.code, made.err).toBe(0);
    expect(made.err).toContain('database "shop": making it, de_DE');
    expect(
      await sql('select login, lang from res_users u join res_partner p on p.id = partner_id where u.id = 2'),
    ).toBe('boss@example.org|de_DE\n');
    const country = 'join res_partner p on p.id = c.partner_id join res_country l on l.id = p.country_id';
    expect(await sql(`select l.code from res_company c ${country}`)).toBe('DE\n');
    expect(await sql("select state from ir_module_module where name = 'odpm_demo'")).toBe('installed\n');
    expect(await sql('select count(*) from ir_module_module where demo')).toBe('0\n');
    expect(`${made.out}${made.err}`).not.toMatch(/b0ss|m4ster/);
  });

  test('takes the password of the user, and a debugger', async () => {
    const url = `http://127.0.0.1:${String(project.ports.odoo)}`;
    const params = { db: 'shop', login: 'boss@example.org', password: 'b0ss pass' };
    const headers = { 'content-type': 'application/json' };
    const login = { method: 'POST', headers, body: JSON.stringify({ params }) };
    // What is asked while the port is open and Odoo is not there yet may never be answered.
    const soon = () => ({ signal: AbortSignal.timeout(10_000) });
    await eventually(
      async () => (await fetch(`${url}/web/health`, soon())).status,
      (status) => status === 200,
    );
    const answer = await (await fetch(`${url}/web/session/authenticate`, { ...login, ...soon() })).text();
    expect(answer).toContain('"uid": 2');
    expect(await debuggerSays(project.ports.debugger)).toContain('"packageVersion"');
    const processes = await project.docker(
      'compose',
      'exec',
      '-T',
      'odoo',
      'sh',
      '-c',
      'cat /proc/*/cmdline',
    );
    expect(processes).toContain('--dev=xml');
    expect(processes).not.toMatch(/b0ss|m4ster/);
  });

  test('tests end with their result, and what ran before runs again', async () => {
    const passed = await up('--update', '--test');
    expect(passed.code, passed.err).toBe(0);
    expect(passed.err).toContain('0 failed, 0 error(s) of 1 tests');
    write('addons/odpm_demo/tests/test_note.py', testFile(43));
    const failed = await up('--update', '--test');
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('AssertionError: 42 != 43');
    expect(await project.docker('compose', 'ps', '--services')).toContain('odoo');
  });
});
