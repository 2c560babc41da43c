import { dirname, join } from 'node:path';
import { isInside } from '../base/index.ts';
import type { Look, Project } from '../model/index.ts';
import { realOf } from './opens.ts';

/** Whether a folder, or one above it, is a work tree of git; a home folder is one where people keep its dotfiles in git. */
async function cameByGit(folder: string, home: string, look: Look): Promise<boolean> {
  if (folder === home) return false;
  if (await look.stat(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && cameByGit(dirname(folder), home, look);
}

/**
 * Whether someone made this folder to work in that repository: the manifest that counts lies there, and what names
 * it did not come by git.
 */
async function isOwnShell(folder: string, developing: string, look: Look): Promise<boolean> {
  const manifest = await look.real(join(developing, 'odpm.json'));
  if (manifest === undefined || (await look.stat(manifest))?.kind !== 'file') return false;
  return !(await cameByGit(folder, await realOf(look.home, look), look));
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
