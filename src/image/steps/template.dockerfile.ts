import { generated, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { dockerfile } from '../dockerfile.ts';
import { readExtra } from '../extra.ts';
import { baseImage, prebuiltImage } from '../identity.ts';
import { installersFor } from '../toolchains.ts';

export const templateDockerfile: Step = {
  id: 'template.dockerfile',
  description: 'Write the Dockerfile of the base image.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, request }) {
    const installers = installersFor(project);
    const prebuilt = project.settings.baseImage;
    if (prebuilt !== undefined) {
      const facts = { image: prebuiltImage(project, prebuilt), installers };
      return verdict.skip(`${prebuilt} is used instead of building`, 'prebuilt', { facts });
    }
    const extra = await readExtra(look);
    if (!extra.ok) return verdict.blocked(extra.problems, { facts: { installers } });
    const body = dockerfile(project, { systemPackages: project.systemPackages, extra: extra.value });
    const { replace } = request;
    const file = await generated({ path: 'Dockerfile', body, replace }, look);
    return { ...file.verdict, facts: { image: baseImage(project, extra.value, file.path), installers } };
  },
};
