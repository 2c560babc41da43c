import type { Step } from '../model/index.ts';
import { projectTakeOver } from './steps/project.take_over.ts';

export const steps: readonly Step[] = [projectTakeOver];
