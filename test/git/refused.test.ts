import { chmodSync, chownSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder, needs } from '../host/means.ts';
import { brought, read } from './bringing.ts';
import { machine } from './machine.ts';
import { commit, git, repository, temporary } from './repositories.ts';
import { daemon, needsSshd, ssh, web, withPassword } from './servers.ts';
import type { Daemon, Web } from './servers.ts';

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
    'repository not found, or not for you to see: https://git.example.org/acme/gone.git',
    'repository not found, or not for you to see: https://git.example.org/acme/gone-too.git',
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
    '127.0.0.1:1 cannot be reached, or breaks off: https://refusing.example/a/b.git',
  ]);
});

async function served(first?: Parameters<typeof web>[1]): Promise<Web> {
  return web(root, first);
}

test('a password is asked of nobody where no terminal is, and a credential helper gives it', async () => {
  const token = 'geheim-4711';
  const http = await served(withPassword(`ana:${token}`));
  const url = `${http.url}/acme/web.git`;
  const without = machine();
  expect(read((await brought([`${url} 17.0`], without)).problems)).toBe(
    [
      `1: authentication failed at 127.0.0.1:${http.port}: ${url}`,
      `fatal: could not read Username for 'http://127.0.0.1:${http.port}': terminal prompts disabled`,
      `Give git a credential helper that knows 127.0.0.1:${http.port} ("git config --global credential.helper store"), or use a link by ssh, with a key in the ssh agent or in PATH_TO_SSH_KEY.`,
    ].join('\n'),
  );
  expect(temporary(without.keeping.projects)).toEqual([]);
  const helper = join(emptyFolder(), 'helper');
  writeFileSync(helper, `#!/bin/sh\necho "using ${token}" >&2\necho username=ana\necho password=${token}\n`);
  chmodSync(helper, 0o755);
  const on = machine(`[credential]\n\thelper = ${helper}\n`);
  const { problems } = await brought([`${url} 17.0`, `${url} 99.0`], on);
  const mirrors = join(on.keeping.projects, '.mirrors');
  const files = readdirSync(mirrors, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  expect(problems.map(({ message }) => message)).toEqual([`branch 99.0 not found in ${url}`]);
  expect([...texts, ...on.told, read(problems)].filter((text) => text.includes(token))).toEqual([]);
});

test('a wrong password is told without it', async () => {
  const http = await served(withPassword('ana:right'));
  const on = machine(
    '[credential]\n\thelper = "!f() { echo fatal: wrong-4711 >&2; echo username=ana; echo password=wrong-4711; }; f"\n',
  );
  const said = read((await brought([`${http.url}/acme/web.git 17.0`], on)).problems);
  expect(said).toContain(`authentication failed at 127.0.0.1:${http.port}`);
  expect(said.replaceAll('fatal: wrong-4711\n', '')).not.toContain('wrong-4711');
});

test('no redirect to another host or protocol is followed, and both addresses are told', async () => {
  const other = await served();
  const to = (target: string) =>
    served((request, response) => {
      response.writeHead(302, { location: target.replace('PATH', request.url ?? '') }).end();
      return true;
    });
  const elsewhere = await to(`http://ana:secret@127.0.0.1:${other.port}PATH`);
  const file = await to('file:///etc/passwd?token=secret');
  const on = machine('[credential]\n\thelper = "!f() { echo username=ana; echo password=geheim; }; f"\n');
  const { problems } = await brought(
    [`${elsewhere.url}/acme/web.git 17.0`, `${file.url}/acme/web.git 17.0`],
    on,
  );
  const odd =
    'Ask who owns the repository for its link: odpm follows no redirect to another host or protocol.';
  expect(read(problems)).toBe(
    [
      `1: ${elsewhere.url}/acme/web.git leads to another place: ${other.url}/acme/web.git`,
      odd,
      `1: ${file.url}/acme/web.git leads to another place: file:///etc/passwd`,
      odd,
    ].join('\n'),
  );
  expect(
    other.asked.filter(({ authorization }) =>
      authorization?.includes(Buffer.from('ana:geheim').toString('base64')),
    ),
  ).toEqual([]);
  expect(temporary(on.keeping.projects)).toEqual([]);
});

test('a repository that was renamed on its host is fetched', async () => {
  const http = await served((request, response) => {
    const isOld = request.url?.startsWith('/acme/old.git') === true;
    if (isOld) response.writeHead(301, { location: request.url?.replace('old', 'web') }).end();
    return isOld;
  });
  expect(read((await brought([`${http.url}/acme/old.git 17.0`], machine())).problems)).toBe('');
});

test('a server with a fault is asked three times, and one that recovers is no problem', async () => {
  const faulty = (times: number) => {
    let left = times;
    return served((_, response) => {
      left -= 1;
      if (left >= 0) response.writeHead(503).end();
      return left >= 0;
    });
  };
  const [never, recovers] = [await faulty(99), await faulty(2)];
  const { problems } = await brought(
    [`${never.url}/acme/web.git 17.0`, `${recovers.url}/acme/web.git 17.0`],
    machine(),
  );
  expect(read(problems)).toBe(
    [
      `1: 127.0.0.1:${never.port} cannot be reached, or breaks off: ${never.url}/acme/web.git`,
      `fatal: unable to access '${never.url}/acme/web.git/': The requested URL returned error: 503`,
      'Run the same command again when it answers; what is here already stays.',
    ].join('\n'),
  );
  expect(never.asked.length).toBe(3);
});

test('a server that says nothing any more is given up', async () => {
  const silent = await served(() => true);
  const on = machine('[http]\n\tlowSpeedLimit = 1\n\tlowSpeedTime = 1\n');
  const { problems } = await brought([`${silent.url}/acme/web.git 17.0`], on);
  expect(problems.map(({ message }) => message)).toEqual([
    `127.0.0.1:${silent.port} says nothing any more: ${silent.url}/acme/web.git`,
  ]);
});

test('control characters of a server are escaped', async () => {
  const rude = await served((_, response) => {
    response
      .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
      .end('\u001b]0;pwn\u0007 go away');
    return true;
  });
  const said = read((await brought([`${rude.url}/acme/web.git 17.0`], machine())).problems);
  expect(said).toContain('remote: \\u{1b}]0;pwn\\u{7} go away');
  expect(said).not.toContain('\u001b');
});

needs('root')('a mirror of somebody else is not used', async () => {
  const on = machine(rewriting());
  await brought([`${link} 17.0`], on);
  const mirror = join(on.keeping.projects, '.mirrors/git.example.org/acme/web.git');
  chownSync(mirror, 65534, 65534);
  expect(read((await brought([`${link} 18.0`], on)).problems)).toBe(
    [
      `1: dubious ownership: ${mirror} belongs to somebody else, and git does not use it`,
      `Where you trust what lies there, say so: git config --global --add safe.directory '${mirror}'`,
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
      `7: ${mirror} is no git repository, where odpm keeps one`,
      `Move it away, and odpm fetches it anew: mv ${mirror} ${mirror}.old`,
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

needsSshd()('ssh: the key that is named is used; a wrong one is told, and an unknown host', async () => {
  const door = await ssh();
  const url = `${door.url}${root}/acme/web.git`;
  const on = machine();
  process.env['GIT_SSH_COMMAND'] = door.command;
  on.variables['PATH_TO_SSH_KEY'] = door.key;
  expect(read((await brought([`${url} 17.0`, `${url} 99.0`], on)).problems)).toContain(
    '3: branch 99.0 not found',
  );
  on.variables['PATH_TO_SSH_KEY'] = door.otherKey;
  const host = new URL(url).host;
  const refused = read((await brought([`${url} 18.0`], on)).problems);
  expect(refused).toContain(
    `1: authentication failed at ${host} with the key ${door.otherKey}: ssh://${host}`,
  );
  expect(refused).toContain('PATH_TO_SSH_KEY=~/.ssh/id_ed25519');
  process.env['GIT_SSH_COMMAND'] = `${door.command} -o UserKnownHostsFile=/dev/null`.replace(
    /-o UserKnownHostsFile=\S+known /,
    '',
  );
  expect(read((await brought([`${url} 18.0`], on)).problems)).toContain(
    `1: the key by which ${host} proves itself is not known`,
  );
  delete process.env['GIT_SSH_COMMAND'];
});
