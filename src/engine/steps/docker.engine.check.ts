import { originOf, verdict, dockerPs, withoutStart } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { readContainers } from '../containers.ts';
import { faultOf } from '../fault.ts';
import { otherProject, strangeAnswer } from '../problems.ts';

export const dockerEngineCheck: Step = {
  id: 'docker.engine.check',
  description: 'Ask Docker for the containers of this project.',
  phase: 'sources',
  required: false,

  async evaluate({ project, look, request }) {
    if (!request.start) return verdict.skip(`Docker is not asked ${withoutStart(project)}`, 'skip-start');
    if (!request.docker) return verdict.skip('Docker is not asked', 'no-docker');
    const answer = await look.docker(dockerPs(project.name));
    if (answer.code !== 0) return verdict.blocked([faultOf(answer)]);
    const found = readContainers(answer.stdout);
    if (!found) return verdict.blocked([strangeAnswer({})]);
    const elsewhere = found.folders.find((folder) => folder !== project.folder);
    if (elsewhere !== undefined) {
      const at = originOf(project.document.origins, '');
      return verdict.blocked([otherProject({ name: project.name, folder: elsewhere }, at)]);
    }
    const { containers } = found;
    const running = containers.filter(({ state }) => state === 'running').length;
    const because = `Docker answers; ${String(running)} of this project's containers run`;
    return verdict.noop(because, { facts: { containers } });
  },
};
