export { apply, bringFirst } from './apply.ts';
export { load } from './load.ts';
export { ownParts, plan } from './plan.ts';
export { freshLook, planning, preview } from './preview.ts';
export type { Preview } from './preview.ts';
export { begin, holding, read } from './read.ts';
