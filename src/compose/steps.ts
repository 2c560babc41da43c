import type { Step } from '../model/index.ts';
import { composeFragments } from './steps/compose.fragments.ts';
import { composeGenerate } from './steps/compose.generate.ts';
import { composeValidate } from './steps/compose.validate.ts';

export const steps: readonly Step[] = [composeFragments, composeGenerate, composeValidate];
