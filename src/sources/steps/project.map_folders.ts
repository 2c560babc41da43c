import { originOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { mapFolders } from '../map.ts';
import { oddities } from '../oddities.ts';
import { commaInPath } from '../problems.ts';

export const projectMapFolders: Step = {
  id: 'project.map_folders',
  description: 'Find the add-on folders.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, facts }) {
    if (facts.awaited) return verdict.skip('the repositories have to be brought first', 'earlier-step');
    const folders = await mapFolders(project, look);
    const addons = folders.flatMap((folder) => folder.addons);
    const at = originOf(project.document.origins, '/dependencies');
    const broken = addons.filter((path) => path.includes(','));
    if (broken.length > 0) return verdict.blocked(broken.map((path) => commaInPath({ path }, at)));
    const mine = folders[0]?.addons.length ?? 0;
    const because = `${String(addons.length)} add-on folders, ${String(mine)} of them in this project`;
    const own = [project.developing, ...project.dependencies].map(({ folder }) => folder);
    const problems = (await Promise.all(own.map((folder) => oddities(look, folder)))).flat();
    return verdict.noop(because, { facts: { folders }, problems });
  },
};
