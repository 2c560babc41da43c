import type { Step } from '../model/index.ts';
import { gitMaterialize } from './steps/git.materialize.ts';
import { projectMapFolders } from './steps/project.map_folders.ts';

export const steps: readonly Step[] = [gitMaterialize, projectMapFolders];
