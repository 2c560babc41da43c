import { readFile, readdir, readlink, realpath } from 'node:fs/promises';
import { errno } from './system.ts';

/** Ids of the programs that run; none where there is no `/proc`. */
export const pids = async (): Promise<string[]> =>
  (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));

/** What a program is called; empty when it has ended. */
export const nameOf = async (pid: string): Promise<string> =>
  (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();

/** What a program has open; `undefined`: that is not ours to see. */
export async function opened(pid: string): Promise<string[] | undefined> {
  const folder = `/proc/${pid}/fd`;
  try {
    const names = await readdir(folder);
    return await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  } catch (error) {
    return ['EACCES', 'EPERM'].includes(errno(error) ?? '') ? undefined : [];
  }
}

/** See `Host.isOpen`. */
export async function isOpen(path: string): Promise<boolean | undefined> {
  const real = await realpath(path).catch(() => path);
  const all = await pids();
  if (all.length === 0) return undefined;
  let unseen = false;
  for (const pid of all) {
    const open = await opened(pid);
    if (open?.includes(real)) return true;
    unseen ||= open === undefined && (await nameOf(pid)) === 'git';
  }
  return unseen ? undefined : false;
}
