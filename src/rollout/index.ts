export { up } from './up.ts';
