import { readFile, readdir, readlink } from 'node:fs/promises';
import type { Listener } from '../model/index.ts';

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

/** What a process has open; nothing of those that are not ours to see. */
async function opened(pid: string): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
}

/** See `Look.listener`. Nothing is told where there is no `/proc`. */
export async function listener(port: number): Promise<Listener | undefined> {
  const sockets = await socketsOn(port);
  if (sockets.size === 0) return undefined;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (!(await opened(pid)).some((target) => sockets.has(target))) continue;
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    return { pid: Number(pid), name: name === '' ? 'a program' : name };
  }
  return undefined;
}
