import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer as tcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, test } from 'vitest';
import type { TestAPI } from 'vitest';
import { emptyFolder } from '../host/means.ts';

const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends.splice(0)) end();
});

function freePort(): Promise<number> {
  const server = tcpServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await answers(port)) return;
    if (child.exitCode !== null) break;
    await after(20);
  }
  throw new Error(`no server on port ${port}`);
}

/** Ends a server, and what it started, by its group. */
function ending({ pid }: ChildProcess): () => void {
  return () => {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
}

export interface Daemon {
  readonly url: string;
  /** Every line that it said: who connected, what was asked for. */
  readonly said: () => string;
  readonly end: () => void;
}

/** `git daemon` for all repositories below a folder. */
export async function daemon(root: string): Promise<Daemon> {
  const port = await freePort();
  const own = ['--verbose', '--reuseaddr', '--export-all', '--informative-errors', `--base-path=${root}`];
  const argv = ['daemon', ...own, '--listen=127.0.0.1', `--port=${port}`, root];
  const child = spawn('git', argv, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const end = ending(child);
  ends.push(end);
  await listening(port, child);
  return { url: `git://127.0.0.1:${port}`, said: () => said, end };
}

export interface Web {
  readonly url: string;
  readonly port: number;
  /** `GET /web.git/info/refs?service=git-upload-pack`, with who asked. */
  readonly asked: { readonly line: string; readonly authorization: string | undefined }[];
  readonly end: () => void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A CGI program's answer: its header lines, then the body. */
function backend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const { 'content-type': type, 'content-encoding': encoding, 'git-protocol': protocol } = request.headers;
  const environment = {
    PATH: process.env['PATH'],
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    PATH_INFO: decodeURIComponent(path),
    QUERY_STRING: query,
    CONTENT_TYPE: type ?? '',
    ...(encoding !== undefined && { HTTP_CONTENT_ENCODING: encoding }),
    ...(typeof protocol === 'string' && { GIT_PROTOCOL: protocol }),
  };
  const child = spawn('git', ['http-backend'], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  let head = Buffer.alloc(0);
  const onHead = (piece: Buffer): void => {
    head = Buffer.concat([head, piece]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/s);
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    child.stdout.off('data', onHead);
    response.write(head.subarray(end + 4));
    child.stdout.pipe(response);
  };
  child.stdout.on('data', onHead);
}

/** `git http-backend` for all repositories below a folder; `first` may answer itself. */
export async function web(root: string, first: Handler = () => false): Promise<Web> {
  const asked: Web['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({
      line: `${request.method ?? ''} ${request.url ?? ''}`,
      authorization: request.headers.authorization,
    });
    if (!first(request, response)) backend(root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const end = (): void => {
    server.close();
    server.closeAllConnections();
  };
  ends.push(end);
  return { url: `http://127.0.0.1:${port}`, port, asked, end };
}

/** Asks for a name and a password. */
export const withPassword =
  (word: string): Handler =>
  (request, response) => {
    if (request.headers.authorization === `Basic ${Buffer.from(word).toString('base64')}`) return false;
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('who are you?');
    return true;
  };

const sshd = '/usr/sbin/sshd';

/** The test, or one that is skipped and says so. */
export function needsSshd(): TestAPI | TestAPI['skip'] {
  if (existsSync(sshd)) return test;
  console.warn(`this machine lacks ${sshd}: git over ssh is not tested here`);
  return test.skip;
}

export interface Ssh {
  /** `ssh://<user>@127.0.0.1:<port>` */
  readonly url: string;
  readonly key: string;
  /** One that it does not know. */
  readonly otherKey: string;
  /** What makes ssh know the server, and nothing else of this machine. */
  readonly command: string;
}

function keyIn(folder: string, name: string): string {
  const path = join(folder, name);
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  return path;
}

/** A server for ssh that lets one key in. */
export async function ssh(): Promise<Ssh> {
  const folder = emptyFolder();
  const port = await freePort();
  const [own, key, otherKey] = ['server', 'key', 'other'].map((name) => keyIn(folder, name)) as [
    string,
    string,
    string,
  ];
  const config = [
    ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${own}`, `PidFile ${folder}/pid`],
    ...[`AuthorizedKeysFile ${key}.pub`, 'StrictModes no', 'UsePAM no', 'PasswordAuthentication no'],
    ...['KbdInteractiveAuthentication no', 'PermitRootLogin yes', 'AcceptEnv GIT_PROTOCOL'],
  ];
  writeFileSync(`${folder}/config`, `${config.join('\n')}\n`);
  const known = readFileSync(`${own}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(`${folder}/known`, `[127.0.0.1]:${port} ${known}\n`);
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const child = spawn(sshd, ['-D', '-f', `${folder}/config`], { detached: true, stdio: 'ignore' });
  ends.push(ending(child));
  await listening(port, child);
  const options = [`UserKnownHostsFile=${folder}/known`, 'GlobalKnownHostsFile=/dev/null', 'BatchMode=yes'];
  return {
    url: `ssh://${userInfo().username}@127.0.0.1:${port}`,
    key,
    otherKey,
    command: `ssh -F /dev/null ${options.map((option) => `-o ${option}`).join(' ')}`,
  };
}
