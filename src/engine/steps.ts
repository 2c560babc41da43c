import type { Step } from '../model/index.ts';
import { composeUp } from './steps/compose.up.ts';
import { dockerEngineCheck } from './steps/docker.engine.check.ts';
import { dockerPortsCheck } from './steps/docker.ports.check.ts';
import { projectPorts } from './steps/project.ports.ts';

export const steps: readonly Step[] = [dockerEngineCheck, projectPorts, dockerPortsCheck, composeUp];
