export { readContainers } from './containers.ts';
export type { Containers } from './containers.ts';
export { faultOf } from './fault.ts';
export { otherProject, strangeAnswer } from './problems.ts';
export { steps } from './steps.ts';
