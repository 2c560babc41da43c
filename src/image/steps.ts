import type { Step } from '../model/index.ts';
import { imageBase } from './steps/image.base.ts';
import { templateDockerfile } from './steps/template.dockerfile.ts';
import { templateDockerignore } from './steps/template.dockerignore.ts';

export const steps: readonly Step[] = [templateDockerfile, templateDockerignore, imageBase];
