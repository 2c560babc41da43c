export { lockedBy } from './lock/locked.ts';
export { lockOf } from './lock/read.ts';
export { steps } from './steps.ts';
