import { verdict } from '../../model/index.ts';
import type { Project, Step } from '../../model/index.ts';
import { lockRequired } from '../lock-problems.ts';
import { lockFaults, moves } from '../lock/verify.ts';

const movingIn = ({ platform, dependencies, serviceSources }: Project): string[] =>
  [platform, ...dependencies, ...serviceSources.values()]
    .filter(({ link }) => moves(link))
    .map(({ name }) => name);

export const gitLockVerify: Step = {
  id: 'git.lock_verify',
  description: 'Compare the repositories with the lock.',
  phase: 'sources',
  required: false,

  async evaluate({ project, look, facts }) {
    const { settings, keeping } = project;
    const ci = settings.scenario === 'ci';
    const { file, agreed = [] } = keeping.locking ?? {};
    if (!file && agreed.length === 0) {
      const names = ci ? movingIn(project) : [];
      return names.length === 0
        ? verdict.skip('nothing is locked', 'no-lock')
        : verdict.blocked([lockRequired({ names })]);
    }
    const how = { closely: ci, awaited: facts.awaited === true };
    const problems = await lockFaults(project, look, how);
    if (problems.length === 0) return verdict.noop('the repositories are as they are locked');
    if (ci) return verdict.blocked(problems.map((each) => ({ ...each, severity: 'error' as const })));
    return verdict.noop(`${problems.length} of the lock and the repositories do not agree`, { problems });
  },
};
