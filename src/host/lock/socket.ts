import { createHash, randomBytes } from 'node:crypto';
import { link, lstat, rename, rm } from 'node:fs/promises';
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

const beside = (path: string): string => `${path}.${randomBytes(4).toString('hex')}`;

const inodeOf = async (path: string): Promise<number | undefined> =>
  (await lstat(path).catch(() => undefined))?.ino;

/** Gives what is there its second name, if that is free. */
async function named(path: string, own: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errno(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a socket on which nobody listens, left by one that was killed; `false`: someone does. */
async function cleared(path: string): Promise<boolean> {
  const dead = await inodeOf(path);
  if (await answers(path)) return false;
  // Moved before it is removed: another may have cleared it, and what has the name now is alive.
  const aside = beside(path);
  await rename(path, aside).catch(() => undefined);
  const moved = await inodeOf(aside);
  if (moved !== undefined && moved !== dead) await named(path, aside);
  await rm(aside, { force: true });
  return true;
}

/**
 * The same by a socket file in the folder `locks`, where there is no abstract namespace. It is made under a name
 * of its own, which Node removes when it closes, and gets the lock's name by a link: that only one can do.
 */
export async function takeFile(folder: string, locks: string): Promise<Release | undefined> {
  const path = `${locks}/${hashOf(folder).slice(0, 24)}.sock`;
  const own = beside(path);
  const close = closing(await listen(own));
  const mine = await inodeOf(own);
  const taken = (await named(path, own)) || ((await cleared(path)) && (await named(path, own)));
  // Whoever clears at the same time has put back by now what it moved by mistake.
  if (taken) await after(50);
  await rm(own, { force: true });
  const isMine = async (): Promise<boolean> => taken && (await inodeOf(path)) === mine;
  const release = async (): Promise<void> => {
    if (await isMine()) await rm(path, { force: true });
    await close();
  };
  if (await isMine()) return release;
  await release();
  return undefined;
}
