export { announce } from './announced.ts';
export { containersOf } from './containers-of.ts';
export { badTail, noSuchService } from './problems.ts';
export { notReadyOf, wantedServices } from './ready.ts';
export { servicesOf, statusJson, statusTable, statusViews, viewedServices } from './status.ts';
export type { StackStatus } from './status.ts';
export { steps } from './steps.ts';
