import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder, needs } from '../host/means.ts';
import { brought, read } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, repository, temporary } from './repositories.ts';
import { daemon } from './servers.ts';
import type { Daemon } from './servers.ts';

let root: string;
let server: Daemon;

beforeAll(async () => {
  root = emptyFolder();
  for (const branch of ['17.0', '18.0', '19.0', 'master'])
    commit(repository(root, `acme/${branch}.git`), branch, { a: branch });
  const many = repository(root, 'acme/web.git');
  for (const branch of ['18.0', '19.0', 'master']) commit(many, branch, { a: branch });
  git(many, 'tag', 'v1', '17.0');
  server = await daemon(root);
});

const rewriting = (): string => `[url "${server.url}/"]\n\tinsteadOf = https://git.example.org/\n`;
const link = 'https://git.example.org/acme/web.git';

test('a branch that is not there is told with names that are near', async () => {
  const on = machine(rewriting());
  const { problems } = await brought(
    [`${link} 99.0`, `${link} quite-another`, `${link} refs/pull/1/head`],
    on,
  );
  expect(read(problems)).toBe(
    [
      `3: branch 99.0 not found in ${link}`,
      'Name a branch or tag that it has: 19.0, 17.0, 18.0.',
      `3: branch quite-another not found in ${link}`,
      'Name a branch or tag that it has: v1, master, 19.0, 18.0, 17.0.',
      `3: refs/pull/1/head not found in ${link}`,
      'Name a branch or tag that it has: v1, master, 19.0, 18.0, 17.0.',
    ].join('\n'),
  );
  expect(temporary(on.keeping.projects)).toEqual([]);
});

test('a commit that is not there, and digits that several commits begin with', async () => {
  const own = repository(root, 'acme/alike.git');
  const ids = new Map<string, string>();
  let clash: readonly [string, string] | undefined;
  const tree = git(own, 'rev-parse', '17.0^{tree}');
  const { createHash } = await import('node:crypto');
  for (let at = 0; !clash; at += 1) {
    const text = `tree ${tree}\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\n${at}\n`;
    const id = createHash('sha1').update(`commit ${text.length}\0${text}`).digest('hex').slice(0, 7);
    const before = ids.get(id);
    if (before !== undefined) clash = [before, text];
    ids.set(id, text);
  }
  const { gitWith } = await import('./repositories.ts');
  const made = clash.map((text) => gitWith(own, text, ['hash-object', '-t', 'commit', '-w', '--stdin']));
  made.forEach((id, at) => git(own, 'update-ref', `refs/heads/c${at}`, id));
  git(
    own,
    'update-ref',
    'refs/heads/both',
    git(own, 'commit-tree', tree, '-m', 'both', ...made.flatMap((id) => ['-p', id])),
  );
  const short = made[0]?.slice(0, 7) ?? '';
  const alike = 'https://git.example.org/acme/alike.git';
  const missing = 'f'.repeat(40);
  const { problems } = await brought(
    [`${alike} ${missing}`, `${alike} both ${short}`, `${alike} both abcdef0`],
    machine(rewriting()),
  );
  expect(read(problems)).toBe(
    [
      `3: commit ${missing} not found in ${alike}`,
      'Push it there, or name a commit that "git ls-remote" or "git log" of a clone shows.',
      `3: ${short} are the first digits of several commits of ${alike}`,
      `Write more digits, of the one that is meant: ${made
        .map((id) => git(own, 'rev-parse', '--short', id))
        .sort()
        .join(', ')}.`,
      `3: commit abcdef0 not found in ${alike}`,
      'Push it there, or name a commit that "git ls-remote" or "git log" of a clone shows.',
    ].join('\n'),
  );
});

test('one that fails stops none of the others, and all failures are told', async () => {
  const links = ['gone', 'web', 'gone-too'].map((name) => `https://git.example.org/acme/${name}.git 17.0`);
  const { folders, problems } = await brought(links, machine(rewriting()));
  expect(problems.map(({ message }) => message)).toEqual([
    'repository not found, or you have no access to it: https://git.example.org/acme/gone.git',
    'repository not found, or you have no access to it: https://git.example.org/acme/gone-too.git',
  ]);
  expect(git(folders[1] ?? '', 'rev-parse', 'HEAD')).toBe(
    git(join(root, 'acme/web.git'), 'rev-parse', '17.0'),
  );
});

test("what the user's own configuration makes of a link is spoken, and no other protocol", async () => {
  const file = machine(`[url "file://${root}/"]\n\tinsteadOf = https://git.example.org/\n`);
  expect(read((await brought([`${link} 17.0`], file)).problems)).toBe('');
  const unknown = machine('[url "strange://h/"]\n\tinsteadOf = https://git.example.org/\n');
  expect(read((await brought([`${link} 17.0`], unknown)).problems)).toContain(
    'git does not speak the protocol strange',
  );
  // A mirror's own configuration is not the user's.
  const none = machine('', file.keeping.projects);
  const mirror = join(none.keeping.projects, '.mirrors/git.example.org/acme/web.git');
  git(mirror, 'config', `url.file://${root}/.insteadOf`, 'https://git.example.org/');
  expect(read((await brought([`${link} 18.0`], none)).problems)).toContain(
    `3: git does not speak the protocol file: ${link}`,
  );
});

test('a host that is not there, and one that refuses', async () => {
  const on = machine('[url "http://127.0.0.1:1/"]\n\tinsteadOf = https://refusing.example/\n');
  const { problems } = await brought(
    ['https://no-such-host.invalid/a/b.git 17.0', 'https://refusing.example/a/b.git 17.0'],
    on,
  );
  expect(problems.map(({ message }) => message)).toEqual([
    'the host no-such-host.invalid is not found: https://no-such-host.invalid/a/b.git',
    '127.0.0.1:1 cannot be reached, or does not answer properly: https://refusing.example/a/b.git',
  ]);
});

needs('root')('a mirror of somebody else is not used', async () => {
  const on = machine(rewriting());
  await brought([`${link} 17.0`], on);
  const mirror = join(on.keeping.projects, '.mirrors/git.example.org/acme/web.git');
  chownSync(mirror, 65534, 65534);
  expect(read((await brought([`${link} 18.0`], on)).problems)).toBe(
    [
      `1: dubious ownership: ${mirror} belongs to somebody else, and git does not use it`,
      `If you trust what is there, tell git: git config --global --add safe.directory '${mirror}'`,
    ].join('\n'),
  );
});

test('a mirror that is none is told, in a folder that is itself in a repository', async () => {
  const projects = emptyFolder();
  git(projects, 'init', '--quiet');
  const on = machine(rewriting(), projects);
  const mirror = join(projects, '.mirrors/git.example.org/acme/web.git');
  mkdirSync(mirror, { recursive: true });
  expect(read((await brought([`${link} 17.0`], on)).problems)).toBe(
    [
      `7: the mirror ${mirror} is not a git repository any more`,
      `Move it away, and odpm fetches it again: mv ${mirror} ${mirror}.old`,
    ].join('\n'),
  );
});

test('a git that is too old, and one that ends in its own way', async () => {
  const path = process.env['PATH'] ?? '';
  const real = spawnSync('sh', ['-c', 'command -v git']).stdout.toString().trim();
  const said = async (script: string): Promise<string> => {
    const bin = emptyFolder();
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const on = machine(rewriting());
    process.env['PATH'] = `${bin}:${path}`;
    const { problems } = await brought([`${link} 17.0`], on);
    process.env['PATH'] = path;
    return read(problems);
  };
  expect(await said('echo git version 2.30.2')).toBe(
    [
      '6: git says it is "git version 2.30.2"; the oldest that works is 2.31',
      'Install git 2.31 or newer: https://git-scm.com/downloads',
    ].join('\n'),
  );
  const strange =
    'echo "a helper: geheim" >&2; echo "fatal: https://ana:geheim@h/p?t=geheim is strange" >&2; exit 128';
  expect(await said(`case "$*" in *" fetch "*) ${strange};; esac\nexec ${real} "$@"`)).toBe(
    [
      `1: git fetch ended with exit 128: ${link}`,
      'fatal: https://h/p is strange',
      'Correct what its last lines name, and run the same command again: what is done already stays done.',
    ].join('\n'),
  );
});

test('git that is not there is told once', async () => {
  const on = machine(rewriting());
  const path = process.env['PATH'];
  process.env['PATH'] = emptyFolder();
  const { problems } = await brought([`${link} 17.0`, `${link} 18.0`], on);
  process.env['PATH'] = path;
  expect(problems.map(({ message }) => message)).toEqual(['git is not installed, or not in PATH']);
});
