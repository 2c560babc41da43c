import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { box, entry, unchanged } from './box.ts';
import type { Box } from './box.ts';

let at: Box;
beforeEach(() => {
  at = box();
});

const asked = (): string => at.odpm('trust', '--no-input').err;

test('a mount through a link is asked for by where it leads', () => {
  symlinkSync(at.victim, join(at.project, 'data'));
  at.manifest({ services: { box: { image: 'nginx:1', volumes: ['./data/sub:/x', './conf:/y'] } } });
  expect(asked()).toContain(
    `asks  service box: mounts ./data/sub (which is ${join(at.victim, 'sub')}) at /x`,
  );
  expect(asked()).not.toContain('./conf');
});

test('the socket of Docker is asked for under any name', () => {
  const socket = join(at.root, 'docker.sock');
  writeFileSync(socket, '');
  symlinkSync(socket, join(at.project, 'harmless'));
  at.manifest({ services: { box: { image: 'nginx:1', volumes: ['./harmless:/x'] } } });
  expect(asked()).toContain('./harmless (the Docker socket)');
});

test('a dependency outside the project is asked for, a tree of Odoo as the platform is not', () => {
  at.manifest({ dependencies: [`file://${at.victim}`], hooks: {} });
  expect(asked()).toContain(`asks  service odoo: mounts ${at.victim}`);
  at.manifest({ dependencies: [], hooks: {} });
  expect(at.odpm('trust', '--no-input').out).toContain('no trust is needed');
});

/** A folder with settings that name a repository elsewhere, and where the manifest lies. */
function shell(...manifests: readonly string[]): void {
  at.manifest({ dependencies: [], hooks: {} });
  const manifest = readFileSync(join(at.project, 'odpm.json'), 'utf8');
  rmSync(join(at.project, 'odpm.json'));
  for (const folder of manifests) writeFileSync(join(folder, 'odpm.json'), manifest);
  at.put('user_settings.json', JSON.stringify({ developing_project: `file://${at.victim}` }));
}

const needsNone = (): boolean => at.odpm('trust', '--no-input').out.includes('no trust is needed');

test('a repository that settings name is asked for where it has no manifest: it may be any folder', () => {
  shell(at.project);
  expect(asked()).toContain(`asks  service odoo: mounts ${at.victim}`);
  const { code, err } = at.odpm('up', '--no-input', '--quiet');
  expect(code).toBe(4);
  expect(err).toContain('(odpm explain trust/refused)');
});

test('so is one that the manifest itself names', () => {
  at.manifest({ dependencies: [], hooks: {}, developing: { git: `file://${at.victim}` } });
  expect(asked()).toContain(`asks  service odoo: mounts ${at.victim}`);
});

test('a shell made for the repository that holds the manifest is not asked about, one that came by git is', () => {
  shell(at.victim);
  expect(needsNone()).toBe(true);
  mkdirSync(join(at.root, '.git'));
  expect(asked()).toContain(`asks  service odoo: mounts ${at.victim}`);
});

test('dotfiles in git make no shell below the home folder one that came by git', () => {
  shell(at.victim);
  const trust = () => at.run([process.execPath, entry, 'trust', '--no-input'], { HOME: at.root });
  mkdirSync(join(at.root, '.git'));
  expect(trust().out).toContain('no trust is needed');
  mkdirSync(join(at.project, '.git'));
  expect(trust().err).toContain(`asks  service odoo: mounts ${at.victim}`);
});

test('the manifest of the repository may be a link to a file, not one to nothing or to a folder', () => {
  const path = join(at.victim, 'odpm.json');
  shell(at.project, at.root);
  symlinkSync(join(at.root, 'odpm.json'), path);
  expect(needsNone()).toBe(true);
  rmSync(path);
  symlinkSync(join(at.root, 'none'), path);
  expect(needsNone()).toBe(false);
  rmSync(path);
  symlinkSync(at.home, path);
  expect(needsNone()).toBe(false);
});

test('a file of variables is asked for by where it really lies', () => {
  symlinkSync(join(at.victim, 'file'), join(at.project, 'box.env'));
  symlinkSync(at.victim, join(at.project, 'sub'));
  at.put('own.env', '');
  const env_file = ['own.env', 'box.env', { path: 'sub/file', required: false }];
  at.manifest({ services: { box: { image: 'nginx:1', env_file } } });
  const shown = asked();
  const real = join(at.victim, 'file');
  expect(shown).toContain(`asks  service box: gets the variables of box.env (which is ${real})`);
  expect(shown).toContain(`asks  service box: gets the variables of sub/file (which is ${real})`);
  expect(shown).not.toContain('own.env');
});

test('a Dockerfile is asked for by where it really lies', () => {
  symlinkSync(join(at.victim, 'file'), join(at.project, 'Dockerfile.box'));
  at.manifest({ services: { box: { build: { context: '.', dockerfile: 'Dockerfile.box' } } } });
  const file = join(at.project, 'Dockerfile.box');
  expect(asked()).toContain(`service box: is built by ${file} (which is ${join(at.victim, 'file')})`);
});

test.each(['/etc/hostname', '../../etc/passwd'])(
  'the Dockerfile %s is outside the project: 3',
  (dockerfile) => {
    at.manifest({ services: { box: { build: { context: './box', dockerfile } } } });
    const { code, err } = at.odpm('manifest', 'validate');
    expect(code).toBe(3);
    expect(err).toContain('/services/box/build/dockerfile is outside the project');
  },
);

test('a Dockerfile beside the folder that the build gets is one of the project', () => {
  at.put('box/file', '');
  at.manifest({
    hooks: {},
    services: { box: { build: { context: './box', dockerfile: '../Dockerfile.box' } } },
  });
  expect(at.odpm('manifest', 'validate').code).toBe(0);
  expect(needsNone()).toBe(true);
});

test.each([
  ['cache_from', 'type=local,src=/etc'],
  ['cache_to', 'type=local,dest=/tmp/x'],
  ['cache_to', 'dest=/tmp/x,"type=local"'],
])('a %s that is a folder of this machine is asked for: %s', (key, cache) => {
  const caches = [cache, 'type=registry,ref=example.org/box:cache', 'example.org/box:1'];
  at.manifest({ services: { box: { build: { context: '.', [key]: caches } } } });
  expect(asked()).toContain(`asks  service box: build.${key} ${cache}\n`);
  expect(asked()).not.toContain('example.org');
});

test('a folder of backups that .env names is asked for when it holds anything else', () => {
  at.manifest({ dependencies: [], hooks: {} });
  at.put('.env', `BACKUP_DIR=${join(at.root, 'backups')}\n`);
  mkdirSync(join(at.root, 'backups'));
  writeFileSync(join(at.root, 'backups', 'shop.zip'), '');
  expect(at.odpm('trust', '--no-input').out).toContain('no trust is needed');
  at.put('.env', `BACKUP_DIR=${at.victim}\n`);
  expect(asked()).toContain(`asks  service odoo: mounts ${at.victim} at /home/odoo/backups`);
});

test('a script in a folder whose name begins with two dots counts by its bytes', () => {
  at.put('..hidden/run.sh', 'echo one\n');
  at.manifest({ hooks: { post_prepare: [['sh', '..hidden/run.sh']] } });
  const before = asked();
  at.put('..hidden/run.sh', 'echo two\n');
  expect(before).toContain('(..hidden/run.sh)');
  expect(asked()).not.toBe(before);
});

test('an override file counts with the variables that it may use', () => {
  at.put('docker-compose.override.yml', 'services: {}\n');
  const before = asked();
  at.put('.env', 'ODPM_BASE_IMAGE_PROFILE=ci\nDATA=/etc\n');
  expect(before).toContain('docker-compose.override.yml changes services as it likes');
  expect(asked()).not.toBe(before);
});

test('what is asked shows control characters of the manifest, and never sends them', () => {
  at.manifest({ hooks: { post_prepare: [['echo', '\u009b2J\u202e']] } });
  const shown = asked();
  expect(shown).toContain('\\u{9b}2J\\u{202e}');
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
});

test.each([
  ['compose/override-alias', 'x: &a [1]\ny: *a\n'],
  ['compose/override-includes', 'include: [other.yml]\n'],
  ['compose/override-includes', 'services:\n  web:\n    extends: { file: other.yml, service: a }\n'],
  ['compose/override-not-yaml', 'services: [\n'],
])('%s: %j is refused before anything is written', (code, text) => {
  at.put('docker-compose.override.yml', text);
  const ended = unchanged([at.project, at.home], () => at.odpm('up', '--skip-start', '--trust'));
  expect(ended.err).toContain(`(odpm explain ${code})`);
  expect(ended.code).toBe(3);
});

test('compose/override-unfit: an override that is a link to nothing is refused', () => {
  symlinkSync(join(at.root, 'gone.yml'), join(at.project, 'docker-compose.override.yml'));
  const ended = at.odpm('plan', '--no-docker');
  expect(ended.err).toContain('(odpm explain compose/override-unfit)');
  expect(ended.code).toBe(7);
});

test.each(['odoo_password', 'config.json', 'container/__main__.py'])(
  'odoo/not-ours: %s as a link to a file of the machine is refused',
  (name) => {
    expect(at.odpm('up', '--skip-start', '--trust').code).toBe(0);
    const path = join(at.project, '.odpm/runtime', name);
    rmSync(path);
    mkdirSync(join(path, '..'), { recursive: true });
    symlinkSync(join(at.victim, 'file'), path);
    const ended = unchanged([at.victim], () => at.odpm('up', '--skip-start', '--trust'));
    expect(ended.err).toContain('(odpm explain odoo/not-ours)');
    expect(ended.code).toBe(7);
  },
);
