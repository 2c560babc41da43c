import type { Plan, PlannedStep } from '../plan.ts';
import type { PlanView, StepView } from './view.ts';

/** A step of a plan as plugins see it. */
export const stepView = ({ id, phase, description, outcome, because, required }: PlannedStep): StepView => ({
  id,
  phase,
  description,
  outcome,
  because,
  required,
});

export const planView = ({ steps, changes }: Plan): PlanView => ({ steps: steps.map(stepView), changes });
