import { readFile } from 'node:fs/promises';
import type { Listener } from '../model/index.ts';
import { nameOf, opened, pids } from './opened.ts';

const listening = '0A';

/** Inodes of the sockets that listen on a port, as Linux tells them to everybody. */
async function socketsOn(port: number): Promise<Set<string>> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const rows = tables.flatMap((table) => table.split('\n').map((row) => row.trim().split(/\s+/)));
  const found = rows.filter(([, local = '', , state]) => local.endsWith(`:${wanted}`) && state === listening);
  return new Set(found.map((row) => `socket:[${row[9] ?? ''}]`));
}

/** See `Look.listener`. Nothing is told where there is no `/proc`. */
export async function listener(port: number): Promise<Listener | undefined> {
  const sockets = await socketsOn(port);
  if (sockets.size === 0) return undefined;
  for (const pid of await pids()) {
    if (!(await opened(pid))?.some((target) => sockets.has(target))) continue;
    const name = await nameOf(pid);
    return { pid: Number(pid), name: name === '' ? 'a program' : name };
  }
  return undefined;
}
