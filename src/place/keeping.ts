import { join, resolve } from 'node:path';
import { projectId } from '../model/index.ts';
import type { Keeping, Settings } from '../model/index.ts';

/** `~/…` is the user's home; other paths count from the project folder. */
export const pathFrom = (folder: string, home: string, path: string): string =>
  path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(folder, path);

/** Where the repositories of a project come to lie. */
export const keepingOf = (
  { projects }: Settings,
  { folder, home }: { readonly folder: string; readonly home: string },
): Keeping => ({
  projects: pathFrom(folder, home, projects),
  id: projectId(folder),
  locked: new Map(),
});
