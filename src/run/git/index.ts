export { bring } from './bring.ts';
export { changedIn, commitsOf } from './commits.ts';
export type { Sought } from './commits.ts';
export type { GitSite } from './at.ts';
