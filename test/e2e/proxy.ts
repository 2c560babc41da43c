import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Proxy {
  readonly port: number;
  /** Host → how many requests went there, with the word that proved who asks. */
  readonly asked: ReadonlyMap<string, number>;
  close(): void;
}

/** A forward proxy that lets those through who know `user:password`; paths of its own hold `files`. */
export async function proxy(login: string, files: Readonly<Record<string, string>>): Promise<Proxy> {
  const asked = new Map<string, number>();
  const open = new Set<Duplex>();
  const known = `Basic ${Buffer.from(login).toString('base64')}`;
  const admitted = ({ headers, url = '' }: IncomingMessage): boolean => {
    if (headers['proxy-authorization'] !== known) return false;
    const host = url.startsWith('http') ? new URL(url).hostname : (url.split(':')[0] ?? '');
    asked.set(host, (asked.get(host) ?? 0) + 1);
    return true;
  };
  const server = createServer((incoming, answer) => {
    const { url = '', method, headers } = incoming;
    const own = files[url];
    if (own !== undefined) return void answer.end(own);
    if (!admitted(incoming)) return void answer.writeHead(407).end();
    const { 'proxy-authorization': _, ...kept } = headers;
    const onward = request(url, { method, headers: kept }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, client, head: Buffer) => {
    if (!admitted(incoming)) return void client.end('HTTP/1.1 407 Who are you\r\n\r\n');
    const [host = '', port = '443'] = (incoming.url ?? '').split(':');
    const onward: Socket = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      onward.write(head);
      client.pipe(onward).pipe(client);
    });
    for (const stream of [onward, client]) {
      open.add(stream);
      stream.on('error', () => client.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () => {
      server.closeAllConnections();
      for (const stream of open) stream.destroy();
      server.close();
    },
  };
}
