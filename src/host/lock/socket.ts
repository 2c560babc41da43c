import { createHash, randomBytes } from 'node:crypto';
import { lstat, rename, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Release } from '../host.ts';
import { errno } from '../system.ts';

const hashOf = (folder: string): string => createHash('sha256').update(folder).digest('hex');

/** @throws NodeJS.ErrnoException, EADDRINUSE when someone has it */
function listen(path: string): Promise<Server> {
  const server = createServer((caller) => caller.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, () => resolve(server.unref()));
  });
}

const closing =
  (server: Server): Release =>
  () =>
    new Promise((resolve) => server.close(() => resolve()));

/**
 * A name in Linux' abstract namespace: the kernel gives it to one process and takes it back when that ends,
 * however it ends. `undefined`: someone has it.
 */
export async function takeAbstract(folder: string): Promise<Release | undefined> {
  try {
    return closing(await listen(`\0odpm-${hashOf(folder)}`));
  } catch (error) {
    if (errno(error) === 'EADDRINUSE') return undefined;
    throw error;
  }
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => resolve(true));
    socket.once('error', (error) => resolve(errno(error) !== 'ECONNREFUSED' && errno(error) !== 'ENOENT'));
    socket.once('close', () => socket.destroy());
  });

async function listenOrClear(path: string): Promise<Server | undefined> {
  try {
    return await listen(path);
  } catch (error) {
    if (errno(error) !== 'EADDRINUSE') throw error;
  }
  if (await answers(path)) return undefined;
  // Nobody listens: left by one that was killed. Moved first, so that it is only ever this one that goes.
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  await rename(path, aside).catch(() => undefined);
  await rm(aside, { force: true });
  return listen(path).catch(() => undefined);
}

/** The same by a socket file, where there is no abstract namespace. */
export async function takeFile(folder: string, locks: string): Promise<Release | undefined> {
  const path = `${locks}/${hashOf(folder).slice(0, 24)}.sock`;
  const server = await listenOrClear(path);
  if (!server) return undefined;
  const { ino } = await lstat(path);
  // Two may have found the same dead socket, and one cleared what the other had just made.
  await after(50);
  const now = await lstat(path).catch(() => undefined);
  if (now?.ino === ino) return closing(server);
  await closing(server)();
  return undefined;
}
