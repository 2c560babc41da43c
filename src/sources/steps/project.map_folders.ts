import { originOf, verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { mapFolders } from '../map.ts';
import { commaInPath } from '../problems.ts';

export const projectMapFolders: Step = {
  id: 'project.map_folders',
  description: 'Find the add-on folders.',
  phase: 'prepare',
  required: true,

  async evaluate({ project, look }) {
    const folders = await mapFolders(project, look);
    const addons = folders.flatMap((folder) => folder.addons);
    const at = originOf(project.document.origins, '/dependencies');
    const broken = addons.filter((path) => path.includes(','));
    if (broken.length > 0) return verdict.blocked(broken.map((path) => commaInPath({ path }, at)));
    const own = folders[0]?.addons.length ?? 0;
    const because = `${String(addons.length)} add-on folders, ${String(own)} of them in this project`;
    return verdict.noop(because, { facts: { folders } });
  },
};
