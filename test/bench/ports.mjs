import { createServer } from 'node:net';

/** Ports that nothing listens on now, as many as there are names. */
export async function freePorts(names) {
  const servers = names.map(() => createServer());
  await Promise.all(servers.map((server) => new Promise((done) => server.listen(0, '127.0.0.1', done))));
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(names.map((name, at) => [name, ports[at]]));
}
