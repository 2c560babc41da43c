import { verdict } from '../../model/index.ts';
import type { Step } from '../../model/index.ts';
import { repositoriesThere } from '../there.ts';

/** In place of `git.materialize` with `--no-git-update`: every repository is taken as it lies. */
export const gitEnsurePresent: Step = {
  id: 'git.ensure_present',
  description: 'Check that every repository is there, with --no-git-update.',
  phase: 'sources',
  required: ({ request }) => !request.gitUpdate,

  async evaluate(at) {
    return at.request.gitUpdate
      ? verdict.skip('git.materialize does it', 'git-update')
      : repositoriesThere(at);
  },
};
