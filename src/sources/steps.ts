import type { Step } from '../model/index.ts';
import { gitCheckout } from './steps/git.checkout.ts';
import { gitEnsurePresent } from './steps/git.ensure_present.ts';
import { gitLockVerify } from './steps/git.lock_verify.ts';
import { gitMaterialize } from './steps/git.materialize.ts';
import { projectMapFolders } from './steps/project.map_folders.ts';
import { sourcesMaterialize } from './steps/sources.materialize.ts';
import { projectUpdateLinks } from './steps/project.update_links.ts';

export const steps: readonly Step[] = [
  gitEnsurePresent,
  gitMaterialize,
  gitCheckout,
  sourcesMaterialize,
  gitLockVerify,
  projectMapFolders,
  projectUpdateLinks,
];
