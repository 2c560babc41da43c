export { readSettings } from './read.ts';
