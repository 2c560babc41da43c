import { generated, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { dockerfile } from '../dockerfile.ts';
import { baseImage } from '../identity.ts';

export const templateDockerfile: Step = {
  id: 'template.dockerfile',
  description: 'Write the Dockerfile of the base image.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look }) {
    const prebuilt = project.settings.baseImage;
    if (prebuilt !== undefined) {
      const facts = { image: baseImage(project, 'Dockerfile') };
      return verdict.skip(`${prebuilt} is used instead of building`, 'prebuilt', { facts });
    }
    const file = await generated({ path: 'Dockerfile', body: dockerfile(project) }, look);
    return { ...file.verdict, facts: { image: baseImage(project, file.path) } };
  },
};
