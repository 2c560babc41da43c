export { substitute } from './substitute.ts';
