export { bring, bringAlone } from './bring.ts';
export { changedIn, commitsOf } from './commits.ts';
export { renew } from './renew.ts';
export type { Sought } from './commits.ts';
export { see } from './see.ts';
export { slots } from './slots.ts';
export type { EarlySite, GitSite } from './at.ts';
