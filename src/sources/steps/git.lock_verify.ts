import { isError } from '../../diagnostics/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { verdict } from '../../model/index.ts';
import type { Project, Step, StepContext } from '../../model/index.ts';
import { lockRequired } from '../lock-problems.ts';
import { locksVenv, venvFaults } from '../lock/venv.ts';
import { lockFaults, moves } from '../lock/verify.ts';

const movingIn = ({ platform, dependencies, serviceSources }: Project): string[] =>
  [platform, ...dependencies, ...serviceSources.values()]
    .filter(({ link }) => moves(link))
    .map(({ name }) => name);

const isLocked = ({ keeping: { locking } }: Project): boolean =>
  locking !== undefined && (locking.file !== undefined || locking.agreed.length > 0);

type At = Pick<StepContext, 'project' | 'look' | 'facts'>;

async function repositoryFaults({ project, look, facts }: At): Promise<readonly Problem[]> {
  const ci = project.settings.scenario === 'ci';
  if (isLocked(project)) {
    const found = await lockFaults(project, look, { closely: ci, awaited: facts.awaited === true });
    return ci ? found.map((each) => ({ ...each, severity: 'error' })) : found;
  }
  const names = ci ? movingIn(project) : [];
  return names.length === 0 ? [] : [lockRequired({ names })];
}

export const gitLockVerify: Step = {
  id: 'git.lock_verify',
  description: 'Compare repositories and virtual environment with what is locked.',
  phase: 'sources',
  required: false,

  async evaluate(at) {
    const { project, look } = at;
    const venv = (await venvFaults(project, look)).filter(({ severity }) => severity !== 'note');
    const problems = [...(await repositoryFaults(at)), ...venv];
    if (problems.some(isError)) return verdict.blocked(problems);
    const [locked, withVenv] = [isLocked(project), locksVenv(project)];
    if (!locked && !withVenv) return verdict.skip('nothing is locked', 'no-lock');
    if (problems.length === 0)
      return verdict.noop(
        locked ? 'the repositories are as they are locked' : 'the virtual environment is as it is locked',
      );
    return verdict.noop(`${problems.length} of the lock and the repositories do not agree`, { problems });
  },
};
