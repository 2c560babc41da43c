import { dirname, join } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Look, Project } from '../model/index.ts';
import { realOf } from './opens.ts';

/** Whether a folder, or one above it, is a work tree of git. */
async function cameByGit(folder: string, look: Look): Promise<boolean> {
  if (await look.stat(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && cameByGit(dirname(folder), look);
}

/**
 * Whether someone made this folder to work in that repository: the manifest that counts lies there, and what names
 * it did not come by git.
 */
async function isOwnShell(folder: string, developing: string, look: Look): Promise<boolean> {
  const manifest = await look.stat(join(developing, 'odpm.json'));
  return manifest?.kind === 'file' && !(await cameByGit(folder, look));
}

/** Folders outside the project that the odoo service gets and may write to. That the platform is a tree of Odoo is no news. */
export async function repositories(project: Project, look: Look): Promise<string[]> {
  const { platform, developing, dependencies, folder } = project;
  const found = await Promise.all(
    [platform, developing, ...dependencies].map(async (repository) => {
      const { link } = repository;
      if (link.kind !== 'folder' || isInside(folder, await realOf(link.path, look))) return [];
      const known =
        (repository === platform && (await look.stat(`${link.path}/odoo-bin`)) !== undefined) ||
        (repository === developing && (await isOwnShell(folder, link.path, look)));
      return known ? [] : [`service odoo: mounts ${link.path}`];
    }),
  );
  return found.flat();
}
