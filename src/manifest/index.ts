export { readJson } from './json/read.ts';
