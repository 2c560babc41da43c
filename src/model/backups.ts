import type { Look } from './look.ts';
import type { Project } from './project.ts';
import type { Variable } from './settings.ts';

/** The folder of database backups. */
export interface Backups {
  /** Absolute. */
  readonly path: string;
  /** What names it; `undefined`: nobody does, and it is the usual one. */
  readonly said: Variable | undefined;
}

/** `undefined`: nobody names one, and there is no home folder that the usual one could lie in. */
export async function backupsOf({ settings, backups }: Project, look: Look): Promise<Backups | undefined> {
  const said = settings.said('BACKUP_DIR').find(({ value }) => value.trim() !== '');
  if (said) return { path: backups, said };
  const home = await look.real(look.home);
  const facts = home === undefined ? undefined : await look.stat(home);
  return facts?.kind === 'directory' ? { path: backups, said } : undefined;
}
