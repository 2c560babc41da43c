import { originOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { mapFolders } from '../map.ts';
import { oddities } from '../oddities.ts';
import { unusablePath } from '../problems.ts';
import { flawOf } from '../unusable.ts';

export const projectMapFolders: Step = {
  id: 'project.map_folders',
  description: 'Find the add-on folders.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look, facts }) {
    if (facts.awaited) return verdict.skip('the repositories have to be fetched first', 'earlier-step');
    const { folders, problems } = await mapFolders(project, look);
    const addons = folders.flatMap((folder) => folder.addons);
    const at = originOf(project.document.origins, '/dependencies');
    const broken = addons.flatMap((path) => {
      const why = flawOf(path);
      return why === undefined ? [] : [unusablePath({ path, why }, at)];
    });
    if (broken.length > 0) return verdict.blocked(broken);
    const mine = folders[0]?.addons.length ?? 0;
    const because = `${String(addons.length)} add-on folders, ${String(mine)} of them in this project`;
    const own = [project.developing, ...project.dependencies].map(({ folder }) => folder);
    const all = [...own, project.platform.folder];
    const odd = (await Promise.all(own.map((repository) => oddities(look, { repository, all })))).flat();
    return verdict.noop(because, { facts: { folders }, problems: [...problems, ...odd] });
  },
};
