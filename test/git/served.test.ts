import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { brought, read } from './bringing.ts';
import { machine } from './machine.ts';
import { repository, temporary } from './repositories.ts';
import { needsSshd, ssh, web, withPassword } from './servers.ts';
import type { Web } from './servers.ts';

let root: string;

beforeAll(() => {
  root = emptyFolder();
  repository(root, 'acme/web.git');
});

async function served(first?: Parameters<typeof web>[1]): Promise<Web> {
  return web(root, first);
}

/** The words and the environment of every process of this machine that can be looked at. */
const processes = (): string[] =>
  (existsSync('/proc/self') ? readdirSync('/proc') : [])
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((id) =>
      ['cmdline', 'environ'].flatMap((file) => {
        try {
          return [readFileSync(`/proc/${id}/${file}`, 'latin1')];
        } catch {
          return []; // It has ended, or is somebody else's.
        }
      }),
    );

test('a password is asked of nobody where no terminal is, and a credential helper gives it', async () => {
  const token = 'geheim-4711';
  const guarded = withPassword(`ana:${token}`);
  const seen: string[] = [];
  const http = await served((request, response) => {
    seen.push(...processes());
    return guarded(request, response);
  });
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
  expect(seen.some((words) => words.includes('git-remote-http'))).toBe(existsSync('/proc/self'));
  expect([...texts, ...on.told, ...seen, read(problems)].filter((text) => text.includes(token))).toEqual([]);
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
      `1: 127.0.0.1:${never.port} cannot be reached, or does not answer properly: ${never.url}/acme/web.git`,
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
    `127.0.0.1:${silent.port} has stopped answering: ${silent.url}/acme/web.git`,
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

needsSshd()('ssh: the key that is named is used; a wrong one is told, and an unknown host', async () => {
  const door = await ssh();
  const url = `${door.url}${root}/acme/web.git`;
  const on = machine();
  process.env['GIT_SSH_COMMAND'] = door.command;
  on.settings.sshKey = door.key;
  expect(read((await brought([`${url} 17.0`, `${url} 99.0`], on)).problems)).toContain(
    '3: branch 99.0 not found',
  );
  on.settings.sshKey = door.otherKey;
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
    `1: the host key of ${host} cannot be verified`,
  );
  delete process.env['GIT_SSH_COMMAND'];
});

test('a certificate that nobody vouches for is told', async () => {
  const folder = emptyFolder();
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-days', '2'];
  spawnSync('openssl', [...words, '-keyout', `${folder}/key`, '-out', `${folder}/cert`]);
  const [key, cert] = ['key', 'cert'].map((name) => readFileSync(join(folder, name)));
  const server = createServer({ key, cert }, (_, response) => void response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}/acme/web.git`;
  const { problems } = await brought([`${url} 17.0`], machine());
  server.close();
  expect(problems.map(({ message }) => message)).toEqual([
    `the certificate of ${new URL(url).host} is not trusted: ${url}`,
  ]);
});
