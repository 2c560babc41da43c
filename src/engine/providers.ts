import type { OwnProviders } from '../model/index.ts';
import { composeDeployer } from './deployer.ts';
import { wantedServices } from './ready.ts';

/** What this room brings for others to choose. */
export const providers: OwnProviders = {
  deployers: {
    compose: ({ project, look }) =>
      composeDeployer({ folder: project.folder, look, wanted: wantedServices(project) }),
  },
};
