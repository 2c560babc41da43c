import type { PlannedStep, Project, Step } from '../model/index.ts';
import { actionsOf, hooksOf, spokenOf, stepMoments } from './step.ts';

export const steps: readonly Step[] = stepMoments.map(hooksOf);

/** What a project wants run before its containers are taken down, as `odpm down` carries it out. */
export function hooksBefore(project: Project): Pick<PlannedStep, 'id' | 'because' | 'actions'> {
  const moment = 'pre_down';
  return {
    id: `hooks.${moment}`,
    because: spokenOf(project, moment),
    actions: actionsOf(project, moment),
  };
}
