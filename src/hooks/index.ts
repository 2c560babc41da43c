import { moments } from '../model/index.ts';
import type { Step } from '../model/index.ts';
import { hooksOf } from './step.ts';

export const steps: readonly Step[] = moments.map(hooksOf);
