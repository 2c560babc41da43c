import type { Step } from '../model/index.ts';
import { composeUp } from './steps/compose.up.ts';
import { dockerEngineCheck } from './steps/docker.engine.check.ts';
import { dockerPortsCheck } from './steps/docker.ports.check.ts';

export const steps: readonly Step[] = [dockerEngineCheck, dockerPortsCheck, composeUp];
