export { providers } from './providers.ts';
export { steps } from './steps.ts';
