import { dirname } from 'node:path';
import type { Problem } from '../diagnostics/index.ts';
import type { Action, Backups, Look, Project } from '../model/index.ts';
import { backupsNoFolder } from './problems.ts';

/** The nearest part of a path that is there, where it is no folder; links are followed. */
async function inTheWay(path: string, look: Look): Promise<string | undefined> {
  const facts = await look.stat((await look.real(path)) ?? path);
  if (facts) return facts.kind === 'directory' ? undefined : path;
  return dirname(path) === path ? undefined : inTheWay(dirname(path), look);
}

/** What keeps the folder of backups that a setting names from being one. */
export async function backupsProblems(
  { settings }: Project,
  backups: Backups | undefined,
  look: Look,
): Promise<Problem[]> {
  if (settings.scenario === 'ci' || !backups?.said) return [];
  const path = await inTheWay(backups.path, look);
  return path === undefined ? [] : [backupsNoFolder({ path }, backups.said.at)];
}

/** Folders that the odoo container gets: Docker would make them for root alone. */
export async function missingFolders(
  { settings }: Project,
  backups: Backups | undefined,
  look: Look,
): Promise<Action[]> {
  if (settings.scenario === 'ci') return [];
  const own = '.odpm/database';
  const actions: Action[] = [];
  // A folder of odpm's own is nothing else; backups may be a link to another disk.
  if ((await look.stat(own))?.kind !== 'directory') actions.push({ kind: 'folder', path: own, mode: 0o755 });
  // Backups are copies of whole databases.
  if (backups && !(await look.stat(backups.path)))
    actions.push({ kind: 'folder', path: backups.path, mode: 0o700 });
  return actions;
}
