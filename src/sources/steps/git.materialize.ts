import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { repositoriesThere } from '../there.ts';

export const gitMaterialize: Step = {
  id: 'git.materialize',
  description: 'Bring the repositories.',
  phase: 'sources',
  required: ({ request }) => request.gitUpdate,

  async evaluate(at) {
    return at.request.gitUpdate
      ? repositoriesThere(at)
      : verdict.skip('repositories are taken as they lie', 'no-git-update');
  },
};
