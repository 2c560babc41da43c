import type { Action, Look, Project } from '../model/index.ts';

/** Folders that the odoo container gets: Docker would make them for root alone. */
export async function missingFolders({ settings, backups }: Project, look: Look): Promise<Action[]> {
  if (settings.scenario === 'ci') return [];
  const wanted = [
    { kind: 'folder', path: '.odpm/database', mode: 0o755 },
    // Backups are copies of whole databases.
    { kind: 'folder', path: backups, mode: 0o700 },
  ] as const;
  const found = await Promise.all(wanted.map(({ path }) => look.stat(path)));
  // A folder of odpm's own is nothing else; backups may be a link to another disk.
  return wanted.filter(({ path }, index) =>
    path === backups ? found[index] === undefined : found[index]?.kind !== 'directory',
  );
}
