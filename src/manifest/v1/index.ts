export { readFlat } from './read.ts';
