import { pathFrom } from '../base/index.ts';
import { projectId } from '../model/index.ts';
import type { Keeping, Settings } from '../model/index.ts';

/** Where the repositories of a project come to lie. */
export const keepingOf = (
  { projects }: Settings,
  { folder, home }: { readonly folder: string; readonly home: string },
): Keeping => ({
  projects: pathFrom(projects, { folder, home }),
  id: projectId(folder),
  locked: new Map(),
});
