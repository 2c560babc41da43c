import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { repositoriesThere } from '../there.ts';

export const gitMaterialize: Step = {
  id: 'git.materialize',
  description: 'Fetch the repositories, and check them out.',
  phase: 'sources',
  required: ({ request }) => request.gitUpdate,

  async evaluate(at) {
    return at.request.gitUpdate
      ? repositoriesThere(at)
      : verdict.skip('repositories are used as they are on disk', 'no-git-update');
  },
};
