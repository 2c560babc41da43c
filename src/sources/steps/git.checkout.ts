import { verdict } from '../../model/index.ts';
import type { Part, Step, Verdict } from '../../model/index.ts';
import { allRenewed, isOnBranch } from '../renewed.ts';

const nameIn = ({ id }: Part): string => id.replace(/^checkout\./, '');

/** One answer for all: its actions are carried out at once. */
function joined(parts: readonly Part[]): Verdict {
  const blocked = parts.flatMap((part) => part.verdict.problems);
  const own = parts.map((part) => ({ ...part, verdict: { ...part.verdict, actions: [] } }));
  if (blocked.length > 0) return verdict.blocked(blocked, { parts: own });
  const busy = parts.filter((part) => part.verdict.actions.length > 0);
  if (busy.length === 0) return verdict.noop('the branches stay where they are', { parts: own });
  const actions = busy.flatMap((part) => part.verdict.actions);
  const because = `work trees on branches: ${busy.map(nameIn).join(', ')}`;
  const first = busy.find((part) => part.verdict.outcome === 'update')?.verdict.reason;
  const reason = first === 'interrupted' || first === 'untracked' ? first : undefined;
  return reason === undefined
    ? verdict.run(because, 'each-time', { parts: own, actions })
    : verdict.update(because, reason, { parts: own, actions });
}

export const gitCheckout: Step = {
  id: 'git.checkout',
  description: 'Move work trees on branches to the newest commit, and remove untracked files.',
  phase: 'sources',
  required: false,

  async evaluate(at) {
    const { project, request } = at;
    const { platform, dependencies, serviceSources, personal } = project;
    const repositories = [platform, ...dependencies, ...serviceSources.values()];
    if (!repositories.some(isOnBranch))
      return verdict.skip('no work tree of odpm is on a branch', 'no-branch');
    const parts = await allRenewed(repositories, at);
    const wanted = personal.updateRepositories || personal.cleanRepositories;
    const begun = parts.some((part) => part.verdict.outcome !== 'noop');
    if (begun || (wanted && request.gitUpdate)) return joined(parts);
    return request.gitUpdate
      ? verdict.skip('work trees stay at their commits: update_git_repos is not set', 'not-chosen')
      : verdict.skip('repositories are used as they are on disk', 'no-git-update');
  },
};
