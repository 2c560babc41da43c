import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as tlsServer } from 'node:tls';
import { afterAll } from 'vitest';
import { emptyFolder } from '../host/means.ts';
import { web } from './servers.ts';
import type { Web } from './servers.ts';

const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends.splice(0)) end();
});

interface Listening {
  listen: (port: number, host: string, ready: () => void) => unknown;
  address: () => unknown;
  close: () => unknown;
}

async function portOf(server: Listening): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function joined(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  one.pipe(other).pipe(one);
}

interface Certified {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** Path of the certificate. */
  readonly path: string;
}

function certified(): Certified {
  const folder = emptyFolder();
  const [keyPath, path] = [join(folder, 'key.pem'), join(folder, 'company.pem')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.org'];
  const names = ['-addext', 'subjectAltName=DNS:*.example.org'];
  spawnSync('openssl', [...words, ...names, '-keyout', keyPath, '-out', path]);
  return { key: readFileSync(keyPath), cert: readFileSync(path), path };
}

/**
 * `https://git.example.org/` for a user's git: a proxy of this machine leads every host below `example.org` to one server,
 * which has all repositories below a folder; `first` may answer itself. Returns what git's configuration says for it.
 */
export async function example(root: string, first?: Parameters<typeof web>[1]): Promise<string> {
  const { port }: Web = await web(root, first);
  const { key, cert, path } = certified();
  const inside = await portOf(
    tlsServer({ key, cert }, (socket) => joined(socket, connect(port, '127.0.0.1'))),
  );
  const proxy = createServer();
  proxy.on('connect', (_, socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    joined(socket, connect(inside, '127.0.0.1'));
  });
  return `[http]\n\tproxy = http://127.0.0.1:${await portOf(proxy)}\n\tsslCAInfo = ${path}\n`;
}
