export { readJson } from './json/read.ts';
export { readManifest } from './read.ts';
