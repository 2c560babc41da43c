export { steps } from './steps.ts';
