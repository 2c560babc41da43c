import type { Step } from '../model/index.ts';
import { hooksOf, stepMoments } from './step.ts';

export const steps: readonly Step[] = stepMoments.map(hooksOf);
