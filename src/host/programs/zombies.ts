import { readdir, readFile } from 'node:fs/promises';

/** State letter and process group from `/proc/<pid>/stat`; the program's name in it may hold anything. */
function parsed(stat: string): { readonly state: string; readonly group: number } {
  const [state = '', , group = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state, group: Number(group) };
}

/**
 * Linux: whether all of a process group have ended. One whose parent is gone stays a zombie until init collects
 * it, and where a container has no such init, for good: it still has a process id, and runs no more.
 */
export async function onlyZombies(group: number): Promise<boolean> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/stat`, 'latin1').catch(() => undefined)),
  );
  const members = stats
    .flatMap((stat) => (stat === undefined ? [] : [parsed(stat)]))
    .filter((one) => one.group === group);
  return members.length > 0 && members.every(({ state }) => state === 'Z' || state === 'X');
}
