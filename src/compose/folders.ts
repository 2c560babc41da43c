import type { Action, Look, Project } from '../model/index.ts';

/** Folders that the odoo container gets: Docker would make them for root alone. */
export async function missingFolders({ settings, backups }: Project, look: Look): Promise<Action[]> {
  if (settings.scenario === 'ci') return [];
  const paths = ['.odpm/database', ...(backups === undefined ? [] : [backups])];
  const found = await Promise.all(paths.map(async (path) => [path, await look.stat(path)] as const));
  return found.flatMap(([path, there]) =>
    there === undefined ? [{ kind: 'folder', path, mode: 0o755 } as const] : [],
  );
}
