import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, launch } from './browser.ts';
import { withEngine } from './engine.ts';
import { demoProject, eventually, state } from './project.ts';
import type { DemoProject } from './project.ts';

const platform = process.env['ODOO_PLATFORM_DIR'];
const required = process.env['ODPM_REQUIRE_DOCKER'] === '1';
if (platform === undefined) {
  if (required) throw new Error('ODOO_PLATFORM_DIR is not set, and ODPM_REQUIRE_DOCKER is 1');
  process.stderr.write('\n!! ODOO_PLATFORM_DIR IS NOT SET: THE STACK OF THE EXAMPLE IS NOT STARTED\n');
}

(platform === undefined ? describe.skip : withEngine)('the bundled example, for real', () => {
  let project: DemoProject;
  const url = (path: string): string => `http://127.0.0.1:${String(project.ports.odoo)}${path}`;
  const sql = (query: string): Promise<string> =>
    project.docker('compose', 'exec', '-T', 'db', 'psql', '-U', 'postgres', '-d', 'shop', '-Atc', query);
  const ready = () =>
    eventually(
      async () => (await fetch(url('/web/login'))).status,
      (status) => status === 200,
    );

  beforeAll(async () => {
    project = await demoProject();
  });

  afterAll(async () => {
    await project.end();
  });

  test('validate and plan say what is there and what would happen, and touch nothing', async () => {
    const before = state(project.folder);
    const validated = await project.odpm('manifest', 'validate');
    expect(validated).toMatchObject({ code: 0 });
    const planned = await project.odpm('plan');
    expect(planned.code).toBe(0);
    expect(planned.out).toContain('blocked  hooks.post_prepare');
    expect(planned.out).toContain('update   compose.up');
    expect(state(project.folder)).toEqual(before);
  });

  test('without a yes nothing of the project runs', async () => {
    const refused = await project.odpm('up', '--detach');
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('--trust');
    expect(existsSync(join(project.folder, 'prepared.txt'))).toBe(false);
    expect(existsSync(join(project.folder, 'docker-compose.yml'))).toBe(false);
  });

  test('up builds, makes the database, installs the module and starts the stack', async () => {
    const up = await project.odpm(
      'up',
      '--detach',
      '--trust',
      '--database',
      'shop',
      '--install',
      'odpm_demo',
    );
    expect(up.code, up.err).toBe(0);
    expect(up.out).toBe(`Odoo: http://127.0.0.1:${String(project.ports.odoo)}\n`);
    expect(readFileSync(join(project.folder, 'prepared.txt'), 'utf8')).toMatch(/^prepared for shop-/);
  });

  test('Odoo answers, and the module with the variable of service_patches', async () => {
    expect(await ready()).toBe(200);
    const hello = await fetch(url('/odpm_demo/hello'));
    expect(await hello.json()).toEqual({ greeting: 'Hello from odpm.json' });
  });

  test('the database holds the tables of the module', async () => {
    expect(await sql("select tablename from pg_tables where tablename = 'odpm_demo_note'")).toBe(
      'odpm_demo_note\n',
    );
    const owner = await sql("select rolsuper from pg_roles where rolname = 'odoo'");
    expect(owner).toBe('f\n');
  });

  test('a browser logs in, opens the page of the module and sends a mail that Mailpit shows', async (context) => {
    const path = browserPath();
    if (path === undefined && !required)
      context.skip('NO CHROMIUM ON THIS MACHINE: apt-get install chromium');
    const browser = await launch(path ?? '');
    try {
      const page = await browser.newPage();
      await page.goto(url('/web/login'));
      await page.fill('input[name=login]', 'admin');
      await page.fill('input[name=password]', 'admin');
      await page.click('button[type=submit]');
      await page.waitForURL(/\/odoo/, { timeout: 120_000 });
      await page.goto(url('/odoo/odpm-demo'));
      await page.waitForSelector('.o_list_view >> text=It works', { timeout: 120_000 });
      const mailed = await page.goto(url('/odpm_demo/mail?subject=From+the+test'));
      expect(await mailed?.json()).toEqual({ state: 'sent' });
    } finally {
      await browser.close();
    }
    const inbox = await fetch(`http://127.0.0.1:${String(project.ports.mailpit)}/api/v1/messages`);
    const { messages } = (await inbox.json()) as { messages: { Subject: string }[] };
    expect(messages.map(({ Subject }) => Subject)).toContain('From the test');
  });

  test('docker compose takes the file, and no password stands in it or in the plan', async () => {
    await project.docker('compose', 'config', '--quiet');
    const password = readFileSync(join(project.folder, '.odpm/runtime/odoo_password'), 'utf8');
    expect(password).toMatch(/^\w{32}$/);
    const planned = await project.odpm('plan', '--diff');
    const shown = [
      readFileSync(join(project.folder, 'docker-compose.yml'), 'utf8'),
      planned.out,
      planned.err,
    ];
    expect(shown.join('')).not.toContain(password);
    const inspected = await project.docker('inspect', ...(await ids()));
    expect(inspected).not.toContain(password);
  });

  const ids = async (): Promise<string[]> =>
    (await project.docker('compose', 'ps', '--all', '--quiet')).trim().split('\n').sort();

  test('a second up changes no file and no container', async () => {
    await eventually(
      () => project.docker('compose', 'ps'),
      (text) => !text.includes('starting'),
    );
    const [files, containers] = [state(project.folder), await ids()];
    const trace = join(project.folder, 'prepared.txt');
    files.delete(trace);
    const again = await project.odpm('up', '--detach', '--trust');
    expect(again.code, again.err).toBe(0);
    expect(again.err).toContain('runtime  nothing to do');
    const after = state(project.folder);
    // The hook runs each time, and writes its file each time.
    after.delete(trace);
    expect(after).toEqual(files);
    expect(await ids()).toEqual(containers);
  });

  test('a change of one variable makes one container anew', async () => {
    const before = await ids();
    const manifest = join(project.folder, 'odpm.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace('Hello from odpm.json', 'Hello again'));
    const changed = await project.odpm('up', '--detach', '--trust');
    expect(changed.code, changed.err).toBe(0);
    expect(changed.err).toContain('odoo is recreated: environment.DEMO_GREETING changed');
    expect((await ids()).filter((id) => before.includes(id))).toHaveLength(before.length - 1);
    expect(await ready()).toBe(200);
    expect(await (await fetch(url('/odpm_demo/hello'))).json()).toEqual({ greeting: 'Hello again' });
  });

  test('a module that is nowhere is told before anything happens', async () => {
    const before = await ids();
    const failed = await project.odpm(
      'up',
      '--detach',
      '--trust',
      '--database',
      'shop',
      '--install',
      'odpm_dem',
    );
    expect(failed.code, failed.err).toBe(64);
    expect(failed.err).toContain('Did you mean odpm_demo?');
    expect(await ids()).toEqual(before);
  });

  test('a module that fails to install ends with its last lines, and the Odoo that ran runs again', async () => {
    const broken = join(project.folder, 'addons', 'odpm_broken');
    mkdirSync(broken);
    writeFileSync(join(broken, '__manifest__.py'), '{"name": "broken", "license": "LGPL-3"}\n');
    writeFileSync(join(broken, '__init__.py'), 'raise RuntimeError("broken on purpose")\n');
    const failed = await project.odpm(
      'up',
      '--detach',
      '--trust',
      '--database',
      'shop',
      '--install',
      'odpm_broken',
    );
    rmSync(broken, { recursive: true });
    expect(failed.code, failed.err).toBe(1);
    expect(failed.err).toContain('RuntimeError: broken on purpose');
    expect(await ready()).toBe(200);
  });

  test('Ctrl-C while modules are updated leaves no second Odoo, and the one that ran runs again', async () => {
    const update = project.start('up', '--detach', '--trust', '--database', 'shop', '--update', 'base');
    await update.shows('starting Odoo');
    update.kill('SIGINT');
    const { code, err } = await update.ended;
    expect(code, err).toBe(130);
    expect(err).toContain('Interrupted.');
    const names = await project.docker('compose', 'ps', '--all', '--format', '{{.Name}}', '--orphans=false');
    expect(names).not.toContain('odpm-modules');
    expect(await ready()).toBe(200);
  });

  test('attached, Ctrl-C stops the stack in order and ends with 130', async () => {
    const attached = project.start('up', '--trust');
    await attached.shows('Ctrl-C stops the stack');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    attached.kill('SIGINT');
    const { code, err } = await attached.ended;
    expect(code, err).toBe(130);
    const states = await project.docker('compose', 'ps', '--all', '--format', '{{.Service}} {{.State}}');
    expect(states.trim().split('\n').sort()).toEqual(['db exited', 'mailpit exited', 'odoo exited']);
  });

  test('down removes the containers and keeps the data; up comes back with it', async () => {
    const down = await project.odpm('down');
    expect(down.code, down.err).toBe(0);
    expect(await ids()).toEqual(['']);
    const up = await project.odpm('up', '--detach', '--trust');
    expect(up.code, up.err).toBe(0);
    expect(await ready()).toBe(200);
    expect(await sql('select name from odpm_demo_note')).toBe('It works\n');
  });

  test('a requirement that cannot be installed ends with 1 and is named', async () => {
    const manifest = join(project.folder, 'odpm.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      text.replace(
        '"postgres": "17"',
        '"postgres": "17",\n  "requirements": ["no-such-package-of-odpm==9.9"]',
      ),
    );
    const up = await project.odpm('up', '--detach', '--trust', '--database', 'shop', '--update', 'odpm_demo');
    writeFileSync(manifest, text);
    expect(up.code).toBe(1);
    expect(up.err).toContain('no-such-package-of-odpm');
  });
});
