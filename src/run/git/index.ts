export { bring } from './bring.ts';
export { commitsOf, isDirty } from './commits.ts';
export type { Sought } from './commits.ts';
export type { GitSite } from './at.ts';
