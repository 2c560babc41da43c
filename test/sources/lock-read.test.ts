import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { git } from '../git/repositories.ts';
import { shop } from './locking.ts';

const short = (commit: string): string => commit.slice(0, 12);
const file = '.odpm/deps.lock.json';

test('a lock with other ends of lines, another order of keys and unknown ones is the same lock', async () => {
  const { odpm, text, put } = shop();
  await odpm('lock');
  const { schema_version: version, ...lock } = JSON.parse(text(file)) as Record<string, unknown>;
  const other = { comment: 'by hand', ...lock, schema_version: version };
  put(file, JSON.stringify(other, undefined, 4).replaceAll('\n', '\r\n'));
  const before = text(file);
  expect(await odpm('lock')).toMatchObject({ code: 0, out: `${file} is as it should be: nothing moved\n` });
  expect(text(file)).toBe(before);
  expect(await odpm('lock --check')).toMatchObject({ code: 0, err: '' });
});

test('a lock of odpm 4 is read as it is', async () => {
  const { odpm, put, tips, grow } = shop();
  const entry = (url: string, commit: string): object => ({ url, commit, branch: '17.0' });
  const lock = {
    schema_version: 1,
    generated_at: '2026-01-02T03:04:05+00:00',
    platform: entry('https://git.example.org/odoo/odoo', tips.odoo),
    dependencies: [
      entry('https://git.example.org/oca/web', tips.web),
      entry('https://git.example.org/oca/queue', tips.queue),
    ],
    developing: entry('https://git.example.org/team/shop', '0'.repeat(40)),
  };
  put(file, JSON.stringify(lock, undefined, 2));
  expect(await odpm('lock --check')).toMatchObject({ code: 0, err: '' });
  const web = grow('web');
  expect((await odpm('lock --update web')).out).toBe(
    `${file} is written\n  web  ${short(tips.web)} → ${short(web)}\n`,
  );
});

test('--check tells of files that were changed by hand, which no plan looks at', async () => {
  const { odpm, manifest, put, folder, tips } = shop();
  git(folder, 'clone', '--quiet', join(folder, '../server/odoo/odoo.git'), 'odoo');
  manifest({ platform: { git: `file://${folder}/odoo` }, dependencies: ['${OCA}/web.git 17.0'] });
  await odpm('lock');
  await odpm('up --skip-start');
  expect((await odpm('lock --check')).code).toBe(0);
  put('odoo/new.py', '');
  put(`../projects/.trees/git.example.org/oca/web/${short(tips.web)}/README.md`, 'mine\n');
  const { code, err } = await odpm('lock --check');
  expect([code, err.match(/^error: .*/gm)]).toEqual([
    3,
    [
      `error: files in /shop/odoo differ from ${short(tips.odoo)}, where it is locked`,
      `error: files in /projects/.trees/git.example.org/oca/web/${short(tips.web)} differ from ${short(tips.web)}, where it is locked`,
    ],
  ]);
  expect((await odpm('plan --no-docker')).err).not.toContain('differ from');
});

test('a folder that is not there cannot be locked', async () => {
  const { odpm, manifest, folder } = shop();
  manifest({ platform: { git: `file://${folder}/nowhere` }, dependencies: [] });
  const { code, err } = await odpm('lock');
  expect([code, err.match(/^error: .*/gm)]).toEqual([3, ['error: the folder /shop/nowhere is not there']]);
  expect(existsSync(join(folder, file))).toBe(false);
});

const needing = { 'oca_dependencies.txt': 'queue https://git.example.org/oca/queue.git 17.0\n' };

test('what dependencies need is locked with them, on a machine where nothing is yet, too', async () => {
  const { odpm, manifest, put, grow, folder, tips } = shop();
  grow('web', '17.0', needing);
  manifest({ dependencies: ['${OCA}/web.git 17.0'] });
  put('user_settings.json', '{ "use_oca_dependencies": true }\n');
  expect((await odpm('lock')).out).toContain(`  queue  new → ${short(tips.queue)}\n`);
  rmSync(join(folder, '../projects'), { recursive: true });
  // What web needs is not known here: nothing is said to be locked in vain.
  expect(await odpm('lock --check')).toMatchObject({ code: 0, err: '' });
  const queue = grow('queue');
  expect(await odpm('lock --update queue')).toMatchObject({
    code: 0,
    out: `${file} is written\n  queue  ${short(tips.queue)} → ${short(queue)}\n`,
  });
});

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(`schemas/${name}.v1.schema.json`, 'utf8')) as object;

test('what is said to programs keeps to its schema: a new lock, the same again, a check, a failure, a graph', async () => {
  const ajv = new Ajv2020({ strict: false }).addSchema({
    ...schemaOf('diagnostics'),
    $id: 'https://odpm.dev/schemas/diagnostics.v1.schema.json',
  });
  const keepsTo = { lock: ajv.compile(schemaOf('lock')), graph: ajv.compile(schemaOf('graph')) };
  const { odpm, manifest } = shop();
  const told = async (words: string): Promise<unknown> => {
    const { out, err } = await odpm(words);
    const document: unknown = JSON.parse(out);
    const validate = words.startsWith('graph') ? keepsTo.graph : keepsTo.lock;
    validate(document);
    expect([validate.errors ?? [], err.includes('error')]).toEqual([[], false]);
    return document;
  };
  expect(await told('lock --json')).toMatchObject({ changed: true, manifest: null, diagnostics: [] });
  expect(await told('lock --format json')).toMatchObject({ changed: false, repositories: [] });
  expect(await told('lock --sync-manifest --json')).toMatchObject({ changed: false, manifest: null });
  expect(await told('lock --sync-manifest --write --json')).toMatchObject({ manifest: 'odpm.json' });
  expect(await told('lock --check --json')).toMatchObject({ diagnostics: [] });
  expect(await told('graph --json')).toMatchObject({ repositories: [{ is: 'tree' }, { is: 'tree' }] });
  manifest({ dependencies: ['${OCA}/web.git 99.0'] });
  expect(await told('lock --check --json')).toMatchObject({ diagnostics: [{}, {}] });
  expect(await told('lock --json')).toMatchObject({ diagnostics: [{ code: 'run/git-no-ref' }] });
});
