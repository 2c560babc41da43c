import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit, git, repository } from '../git/repositories.ts';
import { web } from '../git/servers.ts';
import type { Web } from '../git/servers.ts';
import { withEngine } from './engine.ts';
import { demoProject, eventually, state } from './project.ts';
import type { DemoProject } from './project.ts';

const platform = process.env['ODOO_PLATFORM_DIR'];

const module = (name: string, depends: string): Readonly<Record<string, string>> => ({
  [`${name}/__init__.py`]: '',
  [`${name}/__manifest__.py`]: `{'name': '${name}', 'depends': ['${depends}'], 'license': 'LGPL-3'}\n`,
});

/** A server with Odoo, two repositories of modules, one of which asks for the other, and the sources of a service. */
async function served(folder: string, odoo: string): Promise<{ server: Web; first: string }> {
  const server = await web(folder);
  symlinkSync(join(odoo, '.git'), join(folder, 'odoo.git'));
  const [first, second, box] = ['first', 'second', 'box'].map((name) =>
    repository(folder, `${name}.git`),
  ) as [string, string, string];
  const oca = `# what it needs\nsecond ${server.url}/second.git 19.0\n`;
  commit(first, '19.0', { ...module('first_module', 'second_module'), 'oca_dependencies.txt': oca });
  commit(second, '19.0', { ...module('second_module', 'base'), 'requirements.txt': 'requests\n' });
  commit(box, 'main', { Dockerfile: 'FROM busybox\nCMD ["sleep", "100000"]\n' });
  return { server, first };
}

(platform === undefined ? describe.skip : withEngine)('a stack of repositories', () => {
  const odoo = platform ?? '';
  let project: DemoProject;
  let server: Web;
  let first = '';
  const text = (...path: readonly string[]): string => readFileSync(join(project.folder, ...path), 'utf8');
  const sql = (query: string): Promise<string> =>
    project.docker(
      ...['compose', 'exec', '-T', 'db', 'psql', '-U', 'postgres', '-d', 'shop', '-A', '-t', '-c'],
      query,
    );

  const inOdoo = (script: string): Promise<string> =>
    project.docker('compose', 'exec', '-T', 'odoo', 'sh', '-c', script);

  beforeAll(async () => {
    project = await demoProject();
    ({ server, first } = await served(dirname(project.folder), odoo));
    project.environment['ODOO_PROJECTS_DIR'] = join(project.folder, '../projects');
    const manifest = JSON.parse(text('odpm.json')) as Readonly<Record<string, object>>;
    const whole = {
      ...manifest,
      platform: { git: `${server.url}/odoo.git 19.0` },
      dependencies: [`${server.url}/first.git 19.0`],
      service_sources: { box: `${server.url}/box.git main` },
      services: {
        ...manifest['services'],
        box: { source: 'box', build: { context: '${@source:box}' } },
      },
    };
    writeFileSync(join(project.folder, 'odpm.json'), JSON.stringify(whole, undefined, 2));
    writeFileSync(join(project.folder, 'user_settings.json'), '{ "use_oca_dependencies": true }\n');
  });

  afterAll(async () => {
    await project.end();
    server.end();
  });

  test('everything is brought, what a dependency asks for too, and its modules are installed', async () => {
    const up = await project.odpm(
      ...['up', '--detach', '--trust', '--database', 'shop', '--install', 'first_module'],
    );
    expect(up.code, up.err).toBe(0);
    const rows = await sql(
      "select name, state from ir_module_module where name in ('first_module', 'second_module') order by 1",
    );
    expect(rows).toBe('first_module|installed\nsecond_module|installed\n');
    expect(text('docker-compose.yml')).toContain('/projects/.trees/127.0.0.1/odoo/19.0@shop-');
    const services = await project.docker('compose', 'ps', '--services', '--status', 'running');
    expect(services.split('\n')).toContain('box');
  });

  test('a lock has the commit of each, and a stack at these commits is no other one', async () => {
    const locked = await project.odpm('lock');
    expect(locked.code, locked.err).toBe(0);
    const { platform: entry, dependencies } = JSON.parse(text('.odpm', 'deps.lock.json')) as {
      platform: { commit: string };
      dependencies: { url: string; commit: string }[];
    };
    expect(entry.commit).toBe(git(odoo, 'rev-parse', '19.0'));
    expect(dependencies.map(({ url }) => url)).toEqual([
      `${server.url}/first.git`,
      `${server.url}/second.git`,
    ]);
    const was = git(first, 'rev-parse', '19.0');
    commit(first, '19.0', { 'README.md': 'later\n' });
    const up = await project.odpm('up', '--detach', '--trust');
    expect(up.code, up.err).toBe(0);
    expect(text('docker-compose.yml')).toContain(
      `/projects/.trees/127.0.0.1/odoo/${entry.commit.slice(0, 12)}`,
    );
    const tree = join(project.folder, '.odpm/links/repositories/first');
    expect(git(tree, 'rev-parse', 'HEAD')).toBe(was);
    const touched = await inOdoo('touch /home/odoo/extra-addons/first/mine 2>&1 || true');
    expect(touched).toContain('Read-only file system');
  });

  test('a second up asks no server and changes nothing', async () => {
    const healthy = (said: string): boolean => /^odoo +running +healthy/m.test(said);
    const status = await eventually(async () => (await project.odpm('status')).out, healthy);
    expect(healthy(status)).toBe(true);
    expect(await inOdoo('ls /home/odoo/.venv/pycache/home/odoo/odoo/odoo')).toContain('http.cpython');
    const tree = join(project.folder, '.odpm/links/repositories/first');
    expect(git(tree, 'status', '--porcelain', '--ignored')).toBe('');
    const [asked, before] = [server.asked.length, state(project.folder)];
    const again = await project.odpm('up', '--detach', '--trust');
    expect(again.code, again.err).toBe(0);
    expect(server.asked).toHaveLength(asked);
    const changed = [...state(project.folder)].filter(([path, told]) => before.get(path) !== told);
    expect(changed.map(([path]) => path.slice(project.folder.length + 1))).toEqual(['prepared.txt']);
  });
});
