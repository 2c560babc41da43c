import { generated, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { dockerignore } from '../dockerfile.ts';

export const templateDockerignore: Step = {
  id: 'template.dockerignore',
  description: 'Write the .dockerignore of the base image.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, request: { replace } }) {
    const prebuilt = project.settings.baseImage;
    if (prebuilt !== undefined) return verdict.skip(`${prebuilt} is used instead of building`, 'prebuilt');
    return (await generated({ path: '.dockerignore', body: dockerignore, replace }, look)).verdict;
  },
};
