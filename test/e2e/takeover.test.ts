import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderOf4 } from '../takeover/folder.ts';
import type { Folder } from '../takeover/folder.ts';
import { withEngine } from './engine.ts';
import { freePort } from './project.ts';

const entry = join(import.meta.dirname, '..', '..', 'bin', 'odpm.cjs');

/** As odpm 4.7.0 makes the role that Odoo has, before it starts Odoo. */
const roleOf4 = "CREATE ROLE odoo LOGIN NOSUPERUSER CREATEDB PASSWORD 'odoo'";

withEngine('a database that the stack of odpm 4 made', () => {
  const name = `shop-of-4-${String(process.pid)}`;
  let left: Folder;
  let folder = '';
  const environment: Record<string, string> = { ODPM_BASE_IMAGE_PROFILE: 'ci' };

  const call = (argv: readonly string[]): { code: number | null; out: string; err: string } => {
    const [program = '', ...words] = argv;
    const env = { ...process.env, ...environment };
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, env, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  const odpm = (...words: readonly string[]) => call([process.execPath, entry, ...words]);
  const compose = (...words: readonly string[]): string => {
    const { code, out, err } = call(['docker', 'compose', '--project-name', name, ...words]);
    if (code !== 0) throw new Error(`docker compose ${words.join(' ')}: ${err}`);
    return out;
  };
  const sql = (query: string, database = 'shop'): string =>
    compose('exec', '-T', 'db', 'psql', '-U', 'postgres', '-d', database, '-Atc', query);
  /** By the network, where PostgreSQL asks for the password. */
  const login = (password: string, query: string): string =>
    compose(
      ...['exec', '-T', '-e', `PGPASSWORD=${password}`, 'db'],
      ...['psql', '-h', 'db', '-U', 'odoo', '-d', 'shop', '-Atc', query],
    );
  const answers = async (): Promise<void> => {
    for (let tries = 0; tries < 120; tries += 1) {
      const asked = [
        'docker',
        'compose',
        '--project-name',
        name,
        'exec',
        '-T',
        'db',
        'pg_isready',
        '-h',
        'db',
      ];
      if (call(asked).code === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error('PostgreSQL does not answer');
  };
  const edit = (path: string, change: (text: string) => string): void => {
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };

  beforeAll(async () => {
    left = folderOf4('v2-developer');
    folder = join(dirname(left.path), name);
    renameSync(left.path, folder);
    const port = String(await freePort());
    const own = {
      POSTGRES_PORT: port,
      ODOO_PORT: String(await freePort()),
      GEVENT_PORT: String(await freePort()),
    };
    Object.assign(environment, own, {
      DEBUGGER_PORT: String(await freePort()),
      ODPM_HOME: join(dirname(folder), 'home'),
    });
    edit(join(folder, 'docker-compose.yml'), (text) =>
      text.replaceAll(`${left.path}/`, `${folder}/`).replace('5432:5432', `127.0.0.1:${port}:5432`),
    );
    // The Python that this machine has an image for; no sidecar.
    edit(join(dirname(folder), 'dev', 'odpm.json'), (text) => {
      const { services, service_patches, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect([services, service_patches]).not.toContain(undefined);
      return JSON.stringify({ ...rest, python: '3.13' });
    });
    compose('--file', 'docker-compose.yml', 'up', '--detach', 'db');
    await answers();
    sql(roleOf4, 'postgres');
    sql('CREATE DATABASE shop OWNER odoo', 'postgres');
    login('odoo', "CREATE TABLE orders (what text); INSERT INTO orders VALUES ('a lamp')");
  });

  afterAll(() => {
    compose('down', '--volumes', '--remove-orphans');
    // What PostgreSQL wrote belongs to its own user.
    const data = join(folder, 'data');
    call([
      'docker',
      'run',
      '--rm',
      '--volume',
      `${data}:/data`,
      'postgres:17',
      'rm',
      '-rf',
      '/data/postgresql',
    ]);
    rmSync(folder, { recursive: true, force: true });
    left.end();
  });

  test('is found by the stack of odpm 5, while that of odpm 4 runs', async () => {
    const cluster = join(folder, 'data/postgresql/var/lib/postgresql/data');
    const before = readFileSync(join(cluster, 'PG_VERSION'), 'utf8');
    const up = odpm('up', '--detach', '--trust', '--yes');
    expect(up.code, up.err).toBe(0);
    expect(up.err).toContain('odpm 4 worked in this folder');
    await answers();
    expect(sql('SELECT what FROM orders')).toBe('a lamp\n');
    expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe(before);
    expect(compose('ps', '--format', '{{.Service}} {{.Label "io.odpm.digest"}}')).toMatch(
      /^db [0-9a-f]{64}/m,
    );
  });

  test('opens for the role of Odoo with its password, and for no other password', () => {
    const password = readFileSync(join(folder, '.odpm/runtime/odoo_password'), 'utf8');
    expect(login(password, "INSERT INTO orders VALUES ('a chair') RETURNING what")).toContain('a chair');
    expect(() => login('another', 'SELECT 1')).toThrow(/password authentication failed/);
  });

  test('has the role of Odoo even where no Odoo of odpm 4 was ever started', async () => {
    compose('rm', '--stop', '--force', 'odoo');
    sql('REASSIGN OWNED BY odoo TO postgres; DROP OWNED BY odoo');
    sql('ALTER DATABASE shop OWNER TO postgres; DROP ROLE odoo', 'postgres');
    compose('rm', '--stop', '--force', 'db');
    const up = odpm('up', '--detach', '--trust', '--yes');
    expect(up.code, up.err).toBe(0);
    await answers();
    expect(login('odoo', 'SELECT current_user')).toBe('odoo\n');
    expect(sql('SELECT count(*) FROM orders')).toBe('2\n');
  });

  test('is not in a volume of its own beside the folder', () => {
    const device = '{{index .Options "device"}}';
    const volume = call(['docker', 'volume', 'inspect', `${name}_postgres-data`, '--format', device]);
    expect(volume.out.trim()).toBe(join(folder, 'data/postgresql/var/lib/postgresql/data'));
    expect(readdirSync(join(folder, '.odpm/state/replaced')).join(' ')).toMatch(/docker-compose\.yml\.\w{8}/);
  });
});
