export { readSettings } from './read.ts';
export type { EnvFile } from './file.ts';
